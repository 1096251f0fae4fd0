import { setImmediate } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { testDatabase } from '../database.ts'
import { hour, minute } from './toy.ts'
import { ref, starts, toyHouse } from './toy-house.ts'

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

test.each([9, 300])(
  'over an hour of a mail server that acknowledges after %i s, a letter is given to it once',
  async (after) => {
    await house.members(['ann'])
    house.settlesWithin = 660_000
    const timers = virtualTimers()
    const given: string[] = []
    house.after = (milliseconds) => timers.after(milliseconds, { isPatience: true })
    house.answer = async (mark) => {
      given.push(mark)
      await timers.after(after * 1000).passed
      return { sent: ref }
    }
    for (let passed = 0; passed < hour; passed += minute) {
      house.real += minute
      timers.fire()
      await timers.until(house.step(minute))
    }
    expect(given).toEqual(['t|invitation||ann'])
    expect(await house.stateOf('t|invitation||ann')).toBe('sent')
  },
)

/** Waiting by real time as the house has it: while some work waits, time goes on to the next instant that is waited for. */
function virtualTimers() {
  const waiting = new Set<{ at: number; isPatience: boolean; go(): void }>()
  const fire = () => {
    for (const one of waiting)
      if (one.at <= house.real) {
        waiting.delete(one)
        one.go()
      }
  }
  return {
    fire,
    after(milliseconds: number, { isPatience = false } = {}) {
      const { promise, resolve } = Promise.withResolvers<'late'>()
      const one = { at: house.real + milliseconds, isPatience, go: () => resolve('late') }
      waiting.add(one)
      return { passed: promise, cancel: () => void waiting.delete(one) }
    },
    async until(work: Promise<unknown>): Promise<void> {
      let isDone = false
      const done = work.finally(() => {
        isDone = true
      })
      while (!isDone) {
        // A post is in the air: it waits for its answer, and for as long as we have patience.
        if ([...waiting].some((one) => one.isPatience)) {
          house.real = Math.max(house.real, Math.min(...[...waiting].map(({ at }) => at)))
          fire()
        }
        await setImmediate()
      }
      await done
    },
  }
}
