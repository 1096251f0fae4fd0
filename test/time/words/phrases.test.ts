import { expect, test } from '@jest/globals'
import { given, keyOf, phrases, superseded } from './phrases.ts'

/** `ask words` in the table leaves open how the choices are called. */
function fits(expected: string, got: string): boolean {
  return expected === got || (/^(?:ask|form) [\w-]+$/.test(expected) && got.startsWith(`${expected}:`))
}

const kindOf = (outcome: string) => /^(?:ask|form|none)/.exec(outcome)?.[0] ?? 'understood'
const instead = superseded()
const typed = phrases()
const rows = typed.map((row) => ({ ...row, expected: instead.get(keyOf(row)) ?? row.expected, got: given(row) }))
const wrong = rows.filter(({ expected, got }) => !fits(expected, got))
const told = ({ reads, phrase, expected, got }: (typeof rows)[number]) =>
  `${reads} "${phrase}": ${got}, not ${expected}`

test('no phrase of the table is understood wrongly', () => {
  expect(wrong.filter(({ got }) => kindOf(got) === 'understood').map(told)).toEqual([])
})

test('what is clear is understood, what is not is asked about or refused, with the right choices', () => {
  expect(wrong.map(told)).toEqual([])
})

test('the table is large, and holds all three kinds', () => {
  const count = (kind: string) => typed.filter(({ expected }) => kindOf(expected) === kind).length
  expect({
    phrases: typed.length,
    understood: count('understood'),
    asked: count('ask'),
    refused: count('form') + count('none'),
  }).toEqual({ phrases: 2471, understood: 1245, asked: 909, refused: 317 })
})

test('no phrase stands in the table twice', () => {
  const keys = rows.map(({ reads, phrase, now, zone, last }) => [reads, phrase, now, zone, last].join('\t'))
  expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([])
})

test('what is expected instead of a row belongs to a row', () => {
  const keys = new Set(typed.map(keyOf))
  expect([...instead.keys()].filter((key) => !keys.has(key))).toEqual([])
  expect(instead.size).toBeLessThan(250)
})
