import { hostname } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { realTime } from '#clock.ts'
import { connect, type Database } from '#database/connection.ts'
import { processName } from '#database/process-name.ts'
import { createRateLimiter } from '#outbox/sending/rate-limiter.ts'
import { testDatabase } from '../../database.ts'

const { uri } = testDatabase()
const queue = 'slack|T1'
/** A process of this host that runs, and is not this one. */
const alive = process.ppid

let database: Database
let real: number
let elapsed: number
let waited: number[]
let ids = 0

const queues = () =>
  database.connection.collection<{ _id: string; holder: string; until: number; pausedUntil: number }>('lanes')

function pass(milliseconds: number): void {
  real += milliseconds
  elapsed += milliseconds
}

function paced() {
  return createRateLimiter({
    database,
    clock: { now: () => '', real: () => real, id: () => `id${ids++}` },
    waits: {
      elapsed: () => elapsed,
      after(milliseconds) {
        waited.push(milliseconds)
        pass(milliseconds)
        return { passed: Promise.resolve('late'), cancel: () => {} }
      },
    },
    rates: { slack: 4 },
    me: processName(`id${ids++}`),
  })
}

beforeAll(async () => {
  database = { ...(await connect(uri)), clockOffset: () => real - realTime() }
})
afterAll(() => database.close())
beforeEach(async () => {
  real = 10_000_000
  elapsed = 0
  waited = []
  await queues().deleteMany({})
})

describe('the bucket', () => {
  test('starts empty, lets a second’s worth through at once when it has filled, and then one by one', async () => {
    const mine = paced()
    expect(await mine.room(queue)).toBe(4)
    expect(await mine.token(queue)).toBe(true)
    expect(waited).toEqual([250])
    pass(60_000)
    await mine.room(queue)
    for (let n = 0; n < 5; n++) await mine.token(queue)
    expect(waited).toEqual([250, 250])
  })

  test('does not pace a platform without a limit, and asks nothing of the store for it', async () => {
    const mine = paced()
    expect(await mine.room('local|local')).toBe(100)
    expect(await mine.token('local|local')).toBe(true)
    expect(await queues().countDocuments()).toBe(0)
  })

  test('stands still while the platform asked for it, for the next holder too', async () => {
    const mine = paced()
    await mine.room(queue)
    await mine.pause(queue, real + 5000)
    expect(await mine.token(queue)).toBe(false)
    expect(await mine.room(queue)).toBe(0)
    await mine.release()
    expect(await paced().room(queue)).toBe(0)
    pass(5000)
    expect(await mine.room(queue)).toBe(4)
  })
})

describe('a conversation', () => {
  test('takes one message a second: it rests after each, and the others of its lane do not', async () => {
    const mine = paced()
    mine.posted(queue, 'ann')
    expect(mine.resting(queue)).toEqual(['ann'])
    expect(mine.resting('slack|T2')).toEqual([])
    pass(1_000)
    mine.posted(queue, 'ben')
    pass(100)
    expect(mine.resting(queue)).toEqual(['ben'])
  })

  test('of a platform without a limit never rests', () => {
    const mine = paced()
    mine.posted('local|local', 'ann')
    expect(mine.resting('local|local')).toEqual([])
  })
})

describe('a clock that is set back', () => {
  test('does not stop the tokens of a process that sends already', async () => {
    const mine = paced()
    await mine.room(queue)
    await mine.token(queue)
    real -= 3_600_000
    await mine.token(queue)
    expect(waited).toEqual([250, 250])
  })

  test('does not keep a lane with a process that ended without a word', async () => {
    await queues().insertOne({ _id: queue, holder: 'elsewhere/1/x', until: real + 30_000, pausedUntil: 0 })
    real -= 3_600_000
    expect(await paced().room(queue)).toBe(4)
  })
})

describe('the lease on a queue', () => {
  const other = (host: string, pid: number) =>
    queues().insertOne({ _id: queue, holder: `${host}/${pid}/x`, until: real + 30_000, pausedUntil: 0 })

  test('is one process’s, until it has run out', async () => {
    await other('elsewhere', 1)
    const mine = paced()
    expect(await mine.room(queue)).toBe(0)
    pass(30_000)
    expect(await mine.room(queue)).toBe(4)
  })

  test('of a process of this host that runs is respected, of one that has died is taken over at once', async () => {
    await other(hostname(), alive)
    expect(await paced().room(queue)).toBe(0)
    await queues().deleteMany({})
    await other(hostname(), 2 ** 22 + 1)
    expect(await paced().room(queue)).toBe(4)
  })

  test('is renewed every ten seconds, and lost to whoever took it meanwhile', async () => {
    const mine = paced()
    await mine.room(queue)
    pass(10_000)
    await mine.room(queue)
    expect(Math.abs(((await queues().findOne({ _id: queue }))?.until ?? 0) - (real + 30_000))).toBeLessThan(1000)
    await queues().updateOne({ _id: queue }, { $set: { holder: 'elsewhere/1/x' } })
    pass(10_000)
    expect(await mine.room(queue)).toBe(0)
    expect(await mine.token(queue)).toBe(false)
  })

  test('is given back at the end', async () => {
    const mine = paced()
    await mine.room(queue)
    await mine.release()
    expect((await queues().findOne({ _id: queue }))?.until).toBe(0)
  })
})
