import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { understandWhen } from '#time/read-when.ts'
import { instantsOf, judged, newPhrases, optionsOf } from './judge.ts'
import { changedPhrases, meaningOf, misspelt } from './marked.ts'
import { given, phrases } from './phrases.ts'

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
const understood = [
  ...newPhrases().filter((row) => judged(row).verdict === 'right'),
  ...phrases().filter(
    (row) =>
      ['when', 'poll', 'series'].includes(row.reads) && row.last === '' && !/^(?:ask|form|none)/.test(given(row)),
  ),
].map((row) => ({ ...row, key: keyIn(row.phrase, row) }))

function keyIn(phrase: string, row: { reads: string; now: string; zone: string }): string | null {
  const when = understandWhen(phrase, optionsOf(row))
  return when.kind === 'understood' ? instantsOf(when).key : null
}

test('an ordinary word put in anywhere never makes it another time without a question', () => {
  const below = numbers(42)
  const wrong = Array.from({ length: 5000 }, () => {
    const row = understood[below(understood.length)]
    const words = row?.phrase.split(' ') ?? []
    const at = below(words.length + 1)
    const mutated = [...words.slice(0, at), ordinary[below(ordinary.length)], ...words.slice(at)].join(' ')
    const key = row && keyIn(mutated, row)
    return key === null || key === row?.key ? [] : [`"${row?.phrase}" -> "${mutated}"`]
  })
  expect(wrong.flat()).toEqual([])
})

/** Words that are said twice, or that the others of their line imply: the same is rightly understood without them. */
const most = { same: 27, misspelt: 6 }

test('a marked word that is misspelt never gives silently another time', () => {
  const other = changedPhrases(misspelt).flatMap(({ row, plain, changed }) => {
    const [before, after] = [meaningOf(plain, row), meaningOf(changed, row)]
    return before === null || after === null || after === before ? [] : [changed]
  })
  expect(other.length).toBeLessThanOrEqual(most.misspelt)
})

test('few marked words can be taken out without a change', () => {
  const same = changedPhrases(() => '').flatMap(({ row, plain, changed }) => {
    const before = meaningOf(plain, row)
    return before === null || meaningOf(changed, row) !== before ? [] : [changed]
  })
  expect(same.length).toBeLessThanOrEqual(most.same)
})
