import { expect, test } from '@jest/globals'
import { testDatabase } from '../database.ts'
import { hour, minute } from './toy.ts'
import { starts, toyHouse } from './toy-house.ts'

const { uri } = testDatabase()
const house = toyHouse(uri)

test.each([
  ['posts and then answers 500, or cuts the line', { unknown: true } as const],
  ['posts and then breaks off in a way nobody foresaw', 'never' as const],
])(
  'over an hour of a platform that %s, an invitation is posted three times at most and then listed',
  async (_, fate) => {
    const given: { mark: string; second: number }[] = []
    const began = house.real
    house.answer = (mark) => {
      given.push({ mark, second: (house.real - began) / 1000 })
      return fate
    }
    await house.step(2 * minute)
    for (let seconds = 0; seconds < 3600; seconds += 10) {
      house.real += 10_000
      await house.step(10_000)
    }
    const toAnn = given.filter(({ mark }) => mark === 't|invitation||ann').map(({ second }) => second)
    process.stdout.write(`${given.length} posts to 2 people in an hour; to one of them after ${toAnn.join(', ')} s\n`)
    expect(given).toHaveLength(6)
    expect(toAnn).toHaveLength(3)
    expect(toAnn[1]).toBeGreaterThanOrEqual(60)
    expect((toAnn[2] ?? 0) - (toAnn[1] ?? 0)).toBeGreaterThanOrEqual(600)
    expect(await house.delivery.reader.counts('t', ['invitation'])).toEqual({ unknown: 2 })
  },
)

test('over an hour of such a platform, a reminder is posted once and then listed', async () => {
  await house.step(2 * minute)
  const given: string[] = []
  house.answer = (mark) => {
    given.push(mark)
    return { unknown: true }
  }
  await house.step(starts - house.business - hour)
  for (let minutes = 0; minutes < 58; minutes++) {
    house.real += minute
    await house.step(minute)
  }
  expect(given.filter((mark) => mark.includes('|reminder|'))).toHaveLength(2)
  expect(await house.delivery.reader.counts('t', ['reminder'])).toEqual({ unknown: 2 })
})
