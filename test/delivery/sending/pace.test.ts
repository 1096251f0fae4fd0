import { hostname } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { processName } from '#database/process-name.ts'
import { pace } from '#delivery/sending/pace.ts'
import { testDatabase } from '../../database.ts'

const { uri } = testDatabase()
const lane = 'slack|T1'
/** A process of this host that runs, and is not this one. */
const alive = process.ppid

let database: Database
let real: number
let waited: number[]
let ids = 0

const lanes = () =>
  database.connection.collection<{ _id: string; holder: string; until: number; pausedUntil: number }>('lanes')

function paced() {
  return pace({
    database,
    clock: { now: () => '', real: () => real, id: () => `id${ids++}` },
    waits: {
      after(milliseconds) {
        waited.push(milliseconds)
        real += milliseconds
        return { passed: Promise.resolve('late'), cancel: () => {} }
      },
    },
    rates: { slack: 4 },
    me: processName(`id${ids++}`),
  })
}

beforeAll(async () => {
  database = await connect(uri)
})
afterAll(() => database.close())
beforeEach(async () => {
  real = 1_000_000
  waited = []
  await lanes().deleteMany({})
})

describe('the bucket', () => {
  test('starts empty, lets a second’s worth through at once when it has filled, and then one by one', async () => {
    const mine = paced()
    expect(await mine.room(lane)).toBe(4)
    expect(await mine.token(lane)).toBe(true)
    expect(waited).toEqual([250])
    real += 60_000
    await mine.room(lane)
    for (let n = 0; n < 5; n++) await mine.token(lane)
    expect(waited).toEqual([250, 250])
  })

  test('does not pace a platform without a limit, and asks nothing of the store for it', async () => {
    const mine = paced()
    expect(await mine.room('local|local')).toBe(20)
    expect(await mine.token('local|local')).toBe(true)
    expect(await lanes().countDocuments()).toBe(0)
  })

  test('stands still while the platform asked for it, for the next holder too', async () => {
    const mine = paced()
    await mine.room(lane)
    await mine.pause(lane, real + 5000)
    expect(await mine.token(lane)).toBe(false)
    expect(await mine.room(lane)).toBe(0)
    await mine.release()
    expect(await paced().room(lane)).toBe(0)
    real += 5000
    expect(await mine.room(lane)).toBe(4)
  })
})

describe('the lease', () => {
  const other = (host: string, pid: number) =>
    lanes().insertOne({ _id: lane, holder: `${host}/${pid}/x`, until: real + 30_000, pausedUntil: 0 })

  test('is one process’s, until it has run out', async () => {
    await other('elsewhere', 1)
    const mine = paced()
    expect(await mine.room(lane)).toBe(0)
    real += 30_000
    expect(await mine.room(lane)).toBe(4)
  })

  test('of a process of this host that runs is respected, of one that has died is taken over at once', async () => {
    await other(hostname(), alive)
    expect(await paced().room(lane)).toBe(0)
    await lanes().deleteMany({})
    await other(hostname(), 2 ** 22 + 1)
    expect(await paced().room(lane)).toBe(4)
  })

  test('is renewed every ten seconds, and lost to whoever took it meanwhile', async () => {
    const mine = paced()
    await mine.room(lane)
    real += 10_000
    await mine.room(lane)
    expect((await lanes().findOne({ _id: lane }))?.until).toBe(real + 30_000)
    await lanes().updateOne({ _id: lane }, { $set: { holder: 'elsewhere/1/x' } })
    real += 10_000
    expect(await mine.room(lane)).toBe(0)
    expect(await mine.token(lane)).toBe(false)
  })

  test('is given back at the end', async () => {
    const mine = paced()
    await mine.room(lane)
    await mine.release()
    expect((await lanes().findOne({ _id: lane }))?.until).toBe(0)
  })
})
