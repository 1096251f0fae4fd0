import { expect, test } from '@jest/globals'
import { changedPhrases, isWhole, meaningOf, misspelt } from './marked.ts'
import { mutated, understoodRows } from './mutations.ts'

test('an ordinary word put in anywhere never makes it another time without a question', () => {
  expect(mutated(understoodRows(), { seed: 42, count: 5000 })).toEqual([])
})

/** Phrases with a marked word changed, as they are understood without a question before and after. */
function understoodOf(change: (word: string) => string | null) {
  return changedPhrases(change).flatMap(({ row, plain, changed }) => {
    const [before, after] = [meaningOf(plain, row), meaningOf(changed, row)]
    return before === null || after === null ? [] : [{ plain, changed, isSame: before === after }]
  })
}

test('a marked word that is misspelt gives neither another time nor the same without a question, unless the words say it twice', () => {
  const silent = understoodOf(misspelt)
  expect(silent.filter(({ isSame }) => !isSame).map(({ changed }) => changed)).toEqual([])
  // The same time on a second clock, or the offset, confirms the place.
  expect(silent.filter(({ changed }) => !/\(.*\d.*\)/.test(changed))).toEqual([])
})

test('without a marked word a phrase is asked about, or is a whole sentence that means what it then says', () => {
  const silent = understoodOf(() => '')
  expect(silent.filter((one) => !isWhole(one)).map(({ changed }) => changed)).toEqual([])
})
