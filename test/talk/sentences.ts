import { readFileSync } from 'node:fs'

/** One line of the file of sentences. */
export type Sentence = {
  line: number
  role: string
  situation: string
  text: string
  leadsTo: string
  values: Record<string, string>
}

/** Files of sentences, written by people who had not seen the program: the second after the first had been worked on. */
export type File = 'sentences' | 'fresh-sentences' | 'third-sentences' | 'fourth-sentences'

/** All sentences of a file, in its order. */
export function sentences(file: File): Sentence[] {
  return readFileSync(`test/talk/${file}.tsv`, 'utf8')
    .split('\n')
    .flatMap((row, index) => {
      if (row.startsWith('#') || row.startsWith('role\t') || row.trim() === '') return []
      const [role = '', situation = '', text = '', leadsTo = '', values = ''] = row.split('\t')
      return [{ line: index + 1, role, situation, text: text.replaceAll('\\n', '\n'), leadsTo, values: pairs(values) }]
    })
}

function pairs(values: string): Record<string, string> {
  return Object.fromEntries(
    values
      .split('; ')
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1).trim()]),
  )
}
