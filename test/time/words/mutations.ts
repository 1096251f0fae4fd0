import { readFileSync } from 'node:fs'
import { understandWhen } from '#time/read-when.ts'
import { judged, keyOfWhen, newPhrases, optionsOf } from './judge.ts'
import { phrases } from './phrases.ts'

/** A phrase that is understood, and what it means. */
type Understood = { reads: string; phrase: string; now: string; zone: string; key: string }

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
}

const ordinary = readFileSync('test/time/words/ordinary-words.txt', 'utf8')
  .split('\n')
  .filter((word) => word !== '')

/** The phrases of both files that are understood without a question, as they are meant. */
export function understoodRows(): Understood[] {
  const old = phrases().filter(({ reads, last }) => ['when', 'poll', 'series'].includes(reads) && last === '')
  return [
    ...newPhrases().flatMap((row) => understoodIn(row).filter(() => judged(row).verdict === 'right')),
    ...old.flatMap(understoodIn),
  ]
}

function understoodIn({ reads, phrase, now, zone }: Omit<Understood, 'key'>): Understood[] {
  const key = keyIn(phrase, { reads, now, zone })
  return key === null ? [] : [{ reads, phrase, now, zone, key }]
}

function keyIn(phrase: string, row: { reads: string; now: string; zone: string }): string | null {
  const when = understandWhen(phrase, optionsOf(row))
  return when.kind === 'understood' ? keyOfWhen(when) : null
}

/** Puts an ordinary word into some of those phrases at random. @returns what became another time without a question. */
export function mutated(rows: readonly Understood[], { seed, count }: { seed: number; count: number }): string[] {
  const below = numbers(seed)
  return Array.from({ length: count }, () => {
    const row = rows[below(rows.length)]
    const words = row?.phrase.split(' ') ?? []
    const at = below(words.length + 1)
    const changed = [...words.slice(0, at), ordinary[below(ordinary.length)], ...words.slice(at)].join(' ')
    const key = row && keyIn(changed, row)
    return key === null || key === row?.key ? [] : [`"${row?.phrase}" -> "${changed}"`]
  }).flat()
}
