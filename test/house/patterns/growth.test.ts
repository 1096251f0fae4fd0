import { expect, test } from '@jest/globals'
import { patternsIn } from './collect.ts'
import { growthOf } from './growth.ts'

const exponential = Number.POSITIVE_INFINITY

test.each<[pattern: RegExp, growth: number]>([
  [/(a+)+$/, exponential],
  [/^(?:a|a)*b/, exponential],
  [/^(\w+\s?)*$/, exponential],
  [/^(?:[.\s]*x?)*$/, exponential],
  [/(?=(?:a+)+b)a/, exponential],
  [/^a*a*a*$/, 3],
  [/a*a*$/, 3],
  [/a+$/, 2],
  [/(a|b)*c/, 2],
  [/a(?:[^c]*c)?/, 2],
  [/(?<=\s+)x/, 2],
  [/^\s+|\s+$/, 2],
])('%s is seen not to be linear', (pattern, growth) => {
  expect(growthOf(pattern)).toBe(growth)
})

test.each([[/^a+$/], [/^\s*(?:a|b)*$/], [/\s+/g], [/(?<!\s)\s+$/], [/^(?:jan(?:uary)?|feb)\b\.?/i], [/^-?\d{1,3}$/]])(
  '%s is linear',
  (pattern) => {
    expect(growthOf(pattern)).toBe(1)
  },
)

test.each(["new RegExp('a')", "RegExp('a')", "const made = (text: string) => new RegExp(text, 'u')"])(
  '%s is refused, since no check would see that pattern',
  (program) => {
    expect(patternsIn(program).faults).toHaveLength(1)
  },
)

test('literal patterns are found wherever they stand in a file', () => {
  const { literals, faults } = patternsIn(
    'const read = (text: string) => (/a+/g.test(text) ? [/b/i.exec(text)] : text)',
  )
  expect([literals, faults]).toEqual([[/a+/g, /b/i], []])
})
