import { expect, test } from '@jest/globals'
import { changedPhrases, meaningOf, misspelt } from './marked.ts'
import { mutated, understoodRows } from './mutations.ts'

test('an ordinary word put in anywhere never makes it another time without a question', () => {
  expect(mutated(understoodRows(), { seed: 42, count: 5000 })).toEqual([])
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
