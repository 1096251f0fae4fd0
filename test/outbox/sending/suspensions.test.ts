import { describe, expect, test } from '@jest/globals'
import type { Platform } from '#chat/platform.ts'
import { accountStore } from '#features/people/person-store.ts'
import { pauseAfter, roomAfter, suspensions } from '#outbox/sending/suspensions.ts'
import { instantText } from '#time/instant.ts'
import { testDatabase } from '../../database.ts'
import { hour, minute } from '../toy.ts'
import { ref, toyHouse } from '../toy-house.ts'

const { uri } = testDatabase()
const house = toyHouse(uri)

const refuses = (word: string) => () => ({ suspended: word }) as const
const well = () => ({ sent: ref }) as const
const reachable = async (person: string) =>
  (await accountStore(house.database).get(`local|local|${person}`))?.reachable ?? null

describe('a platform that refuses us altogether', () => {
  test('pauses its lane, is logged once, and makes nobody unreachable; when it is well again, all goes out', async () => {
    house.answer = refuses('invalid_auth')
    expect(await house.step(2 * minute)).toBe(0)
    expect(await house.delivery.suspended()).toEqual(['local|local'])
    expect([await reachable('ann'), await reachable('ben')]).toEqual([true, true])
    expect(await house.stateOf('t|invitation||ann')).toBe('planned')
    for (let n = 0; n < 5; n++) {
      house.real += 10_000
      await house.step(0)
    }
    expect(house.errors).toEqual([{ queue: 'local|local', word: 'invalid_auth' }])
    house.errors = []

    house.answer = well
    house.real += 600_000
    await house.step(0)
    expect(await house.delivery.suspended()).toEqual([])
    house.real += 60_000
    await house.step(0)
    expect(house.sentTo('invitation')).toEqual(['ann', 'ben'])
    expect(house.postsOf('invitation').map(({ message }) => message.blocks[0]?.kind)).toEqual(['buttons', 'buttons'])
  })

  test('is asked by one post at a time, with growing pauses', async () => {
    const asked: number[] = []
    const began = house.real
    house.answer = () => {
      asked.push((house.real - began) / 1000)
      return { suspended: 'token_revoked' }
    }
    await house.step(2 * minute)
    asked.length = 0
    for (let seconds = 0; seconds < 200; seconds++) {
      house.real += 1000
      await house.step(0)
    }
    expect(asked).toEqual([5, 15, 35, 75, 155])
    house.errors = []
  })

  test('has those looked at again whom it had made unreachable, once it takes us again, but nobody who blocked the bot', async () => {
    const accounts = accountStore(house.database)
    const entry = { by: 'delivery', at: '2020-03-01T00:00:00Z', what: 'unreachable' }
    for (const [person, why] of Object.entries({ ann: 'not-installed', lea: 'blocked' }))
      await accounts.change(`local|local|${person}`, entry, (is) => ({ ...is, reachable: false, unreachable: why }))
    house.answer = refuses('account_inactive')
    await house.step(2 * minute)
    house.errors = []
    house.answer = well
    house.real += 600_000
    await house.step(0)
    // What the source of the accounts does in the real house.
    await house.delivery.markAllAggregates()
    house.real += 60_000
    await house.step(0)
    expect([await reachable('ann'), await reachable('lea')]).toEqual([true, false])
    expect(house.sentTo('invitation')).toEqual(['ann', 'ben'])
  })

  test('goes on with its pauses where it is unwell again soon, and from the beginning where it was well for long', async () => {
    const queue = async () => house.database.connection.collection('suspensions').findOne({ word: 'not_authed' })
    house.answer = refuses('not_authed')
    await house.step(2 * minute)
    for (let n = 0; n < 3; n++) {
      house.real += 100_000
      await house.step(0)
    }
    const tries: unknown = (await queue())?.probes
    expect(tries).toBeGreaterThan(1)
    house.answer = well
    house.real += 600_000
    await house.step(0)
    expect((await queue())?.endedAt).toBe(house.real)
    house.answer = refuses('not_authed')
    house.real += 60_000
    await house.change({ place: 'B' })
    await house.step(hour)
    expect(await queue()).toMatchObject({ endedAt: null, since: house.real })
    house.errors = []
  })
})

describe('a suspended queue, of which several processes know', () => {
  const queue = 'slack|slack'
  const quiet = { info() {}, warn() {}, error() {} }
  /** One process, which can ask the platform how it is where `check` is given. */
  function process(check?: () => Promise<string | null>) {
    const platform = { name: 'slack', ...(check ? { check } : {}) } as Platform
    return suspensions({
      database: house.database,
      accounts: accountStore(house.database),
      platforms: () => platform,
      clock: { now: () => instantText(house.business), real: () => house.real, id: () => 'id' },
      log: quiet,
    })
  }
  /** What each may take up, when both have read what holds before either goes on. */
  async function rooms(...processes: ReturnType<typeof process>[]): Promise<number[]> {
    const read = await Promise.all(processes.map((one) => one.now()))
    const found = await Promise.all(read.map(({ room }) => room(queue)))
    return found.toSorted()
  }

  test('is probed by one of them alone, each time that it is due', async () => {
    const [one, other] = [process(), process()]
    await one.begin(queue, 'token_revoked')
    expect(await rooms(one, other)).toEqual([0, 0])
    for (const pause of [5_000, 10_000, 20_000]) {
      house.real += pause
      expect(await rooms(one, other)).toEqual([0, 1])
      expect(await rooms(one, other)).toEqual([0, 0])
    }
  })

  test('is asked for how it is where it can be asked, by one of them alone, and nothing is posted until it is well', async () => {
    let asked = 0
    let word: string | null = 'token_revoked'
    const check = async () => {
      asked++
      return word
    }
    const [one, other] = [process(check), process(check)]
    await one.begin(queue, 'token_revoked')
    house.real += 5_000
    expect(await rooms(one, other)).toEqual([0, 0])
    expect(asked).toBe(1)
    expect((await other.now()).queues).toEqual([queue])

    word = null
    house.real += 10_000
    expect(await rooms(one, other)).toEqual([0, 1])
    expect(asked).toBe(2)
    expect((await other.now()).queues).toEqual([])
  })
})

test('who was made unreachable by an older program, because a platform refused us, is looked at again at the start', async () => {
  const entry = { by: 'delivery', at: '2020-03-01T00:00:00Z', what: 'unreachable' }
  await accountStore(house.database).change('local|local|ann', entry, (is) => ({
    ...is,
    ...{ reachable: false, unreachable: 'not-installed' },
  }))
  await house.delivery.start()
  await house.delivery.stop()
  expect(await reachable('ann')).toBe(true)
})

test.each([
  [0, 5_000],
  [1, 10_000],
  [3, 40_000],
  [7, 600_000],
  [1000, 600_000],
])('after %i probes the next one waits %i ms', (tries, pause) => {
  expect(pauseAfter(tries)).toBe(pause)
})

test('after the end the rows go out one by one at first, then faster, then freely', () => {
  expect([0, 1_999, 2_000, 10_000, 39_999, 40_000].map(roomAfter)).toEqual([1, 1, 2, 6, 20, Number.POSITIVE_INFINITY])
})
