import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { atLeisure, callInTime, inHurry, isUndecided } from '#database/patience.ts'

/* A database that never answers; the timers are the test's. */

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

const never = () => new Promise<never>(() => {})

/** How long a call of this name is waited for, in milliseconds; what it then fails with. */
async function patienceOf(what: string, how: (work: () => Promise<never>) => Promise<never> = (work) => work()) {
  const began = Date.now()
  const late = how(async () => {
    // As in real work, the call is not the first thing that is done.
    await null
    return callInTime(what, never)
  }).catch((error: unknown) => ({ after: Date.now() - began, error }))
  await jest.runAllTimersAsync()
  return late
}

describe('a call to a database that does not answer is waited for', () => {
  test.each([
    ['1.5 s in work that somebody waits for', { what: 'people.find', how: inHurry, milliseconds: 1_500 }],
    ['10 s in any other work', { what: 'people.find', how: undefined, milliseconds: 10_000 }],
    ['10 minutes in work on all there is', { what: 'people.find', how: atLeisure, milliseconds: 600_000 }],
    ['10 minutes for an index, also in a hurry', { what: 'people.prepare', how: inHurry, milliseconds: 600_000 }],
    ['10 minutes for a file, also in a hurry', { what: 'files.save', how: inHurry, milliseconds: 600_000 }],
  ])('%s', async (_, { what, how, milliseconds }) => {
    const { after, error } = await patienceOf(what, how)
    // Some turns of the loop later, each of which the test's timers count as a millisecond.
    expect(after - milliseconds).toBeLessThanOrEqual(5)
    expect(error).toMatchObject({ message: `The database did not answer ${what} within ${milliseconds / 1_000} s.` })
    expect(isUndecided(error)).toBe(true)
  })
})

test('a call that is answered in time is answered so, and leaves no timer', async () => {
  expect(await inHurry(() => callInTime('people.find', async () => 'found'))).toBe('found')
  await expect(callInTime('people.find', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  expect(jest.getTimerCount()).toBe(0)
})
