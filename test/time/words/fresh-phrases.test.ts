import { expect, test } from '@jest/globals'
import { freshPhrases } from './fresh.ts'

const rows = freshPhrases()
const told = ({ phrase, got, meanings }: (typeof rows)[number]) => `"${phrase}": ${got}, not ${meanings.join(' | ')}`
const having = (clear: boolean, ...verdicts: string[]) =>
  rows.filter((row) => row.clear === clear && verdicts.includes(row.verdict))

test('no phrase that somebody else wrote is another time without a question', () => {
  expect([...having(true, 'wrong'), ...having(false, 'wrong')].map(told)).toEqual([])
})

/** Sixteen of them are slips of the finger, which are always confirmed. */
const most = { needless: 28, guessed: 10, lost: 5 }

test('what is clear is mostly understood, and what is not is mostly asked about', () => {
  expect(having(true, 'asked', 'lost', 'refused').map(told).length).toBeLessThanOrEqual(most.needless)
  expect(having(false, 'guessed').map(told).length).toBeLessThanOrEqual(most.guessed)
  expect(having(false, 'lost').map(told).length).toBeLessThanOrEqual(most.lost)
})
