import { expect, test } from '@jest/globals'
import { judged, newPhrases } from './judge.ts'

const rows = newPhrases().map((row) => ({ ...row, ...judged(row) }))
const told = ({ reads, phrase, expected, got }: (typeof rows)[number]) =>
  `${reads} "${phrase}": ${got}, not ${expected}`
const having = (...verdicts: string[]) => rows.filter(({ verdict }) => verdicts.includes(verdict))

test('no phrase that was marked before it was run is another time without a question', () => {
  expect(having('wrong').map(told)).toEqual([])
})

test('of what was marked clear at most three in a hundred are asked about or refused', () => {
  const clear = rows.filter(({ mark }) => mark === 'clear')
  const needless = having('asked', 'lost', 'refused').filter(({ mark }) => mark === 'clear')
  expect([clear.length, needless.map(told)]).toEqual([716, expect.any(Array)])
  expect(needless.length).toBeLessThanOrEqual(17)
})

test('questions in which no button leads to what was meant, and readings chosen without a question, do not grow', () => {
  expect(having('lost').length).toBeLessThanOrEqual(6)
  expect(having('guessed').length).toBeLessThanOrEqual(2)
})
