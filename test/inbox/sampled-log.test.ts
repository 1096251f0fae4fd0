import { expect, test } from '@jest/globals'
import { onceAMinute, sampledLog } from '#inbox/sampled-log.ts'

test('twenty lines of a second are written, and then how many were left out', () => {
  let now = 1_000
  const lines: string[] = []
  const write = sampledLog(
    { info: (details, sentence) => void lines.push(`${sentence} ${JSON.stringify(details)}`) },
    () => now,
  )
  for (let nth = 0; nth < 25; nth++) write({ nth }, 'answered')
  expect(lines).toHaveLength(20)
  now = 2_000
  write({ nth: 25 }, 'answered')
  expect(lines.slice(20)).toEqual(['answered: more than are written {"leftOut":5}', 'answered {"nth":25}'])
})

test('what is said of somebody is news once a minute', () => {
  let now = 59_000
  const isNews = onceAMinute(() => now)
  expect([isNews('ann'), isNews('ann'), isNews('ben')]).toEqual([true, false, true])
  now = 60_000
  expect([isNews('ann'), isNews('ann')]).toEqual([true, false])
})
