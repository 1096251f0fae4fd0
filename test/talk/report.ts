import { u4ssc } from '../app.ts'
import { faultsOf } from './judge.ts'
import { type File, type Sentence, sentences } from './sentences.ts'
import { situationOf } from './situations.ts'
import { type Led, ledBy } from './values-of.ts'

const charter = u4ssc()

/** Every sentence of a file, where it led, and what is wrong with that. */
function judged(file: File): { sentence: Sentence; led: Led; faults: string[] }[] {
  return sentences(file).map((sentence) => {
    const led = ledBy(sentence.text, situationOf(charter, sentence.role, sentence.situation))
    return { sentence, led, faults: faultsOf(sentence, led) }
  })
}

/** By dialog, how many of its sentences lead where they should. */
export function counted(file: File): Record<string, string> {
  const byDialog = Object.groupBy(judged(file), ({ sentence }) => sentence.leadsTo)
  return Object.fromEntries(
    Object.entries(byDialog).map(([dialog, all = []]) => [
      dialog,
      `${all.filter(({ faults }) => faults.length === 0).length} of ${all.length}`,
    ]),
  )
}

/** How many lead where they should, and how many of those that must do nothing. */
export function rightIn(file: File): { all: number; nothing: number } {
  const right = judged(file).filter(({ faults }) => faults.length === 0)
  return { all: right.length, nothing: right.filter(({ sentence }) => sentence.leadsTo === 'not-understood').length }
}

/** Every sentence that leads elsewhere, a line each: `node test/talk/report.ts [fresh-sentences]` prints them. */
function failures(file: File): string[] {
  return judged(file).flatMap(({ sentence, led, faults }) =>
    faults.length === 0
      ? []
      : [
          `${sentence.line}\t${sentence.role}\t${sentence.situation}\t${sentence.text.replaceAll('\n', '\\n')}\t${sentence.leadsTo}\t${faults.join('; ')}\t${led.command.replaceAll('\n', ' ')}`,
        ],
  )
}

if (process.argv[1]?.endsWith('talk/report.ts')) {
  const file = (process.argv[2] ?? 'sentences') as File
  const lines = [
    ...failures(file),
    '',
    ...Object.entries(counted(file)).map(([dialog, count]) => `${dialog}\t${count}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
