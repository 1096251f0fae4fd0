import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { beganBefore, databaseNow, fromNow, leaseIsOver, readDatabaseTime } from '#database/now.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
const hour = 3_600_000
let database: Database
let offset = 0

type Lease = { _id: string; until?: number }
const leases = () => database.connection.collection<Lease>('leases')
const isOver = async (length: number) =>
  (await leases().findOne({ $expr: leaseIsOver(database, '$until', length) })) !== null
const isOld = async (length: number) =>
  (await leases().findOne({ $expr: beganBefore(database, '$until', length) })) !== null
const write = (ahead: number) =>
  leases().updateOne({ _id: 'one' }, [{ $set: { until: fromNow(database, ahead) } }], { upsert: true })

beforeAll(async () => {
  database = { ...(await connect(uri)), clockOffset: () => offset }
})
afterAll(() => database.close())

describe('the clock of the database', () => {
  test('is written as epoch milliseconds, and read as the same', async () => {
    offset = 0
    const before = await readDatabaseTime(database)
    await write(0)
    const until = (await leases().findOne({ _id: 'one' }))?.until ?? 0
    expect(until).toBeGreaterThanOrEqual(before)
    expect(until).toBeLessThanOrEqual(await readDatabaseTime(database))
  })

  test('can be moved in tests, for what is read and for what is written', async () => {
    offset = 0
    const before = await readDatabaseTime(database)
    offset = -hour
    expect(databaseNow(database)).toEqual({ $add: [{ $toLong: '$$NOW' }, -hour] })
    expect(await readDatabaseTime(database)).toBeLessThan(before)
    await write(0)
    expect((await leases().findOne({ _id: 'one' }))?.until).toBeLessThan(before)
  })
})

describe('a lease', () => {
  test('holds until it runs out', async () => {
    offset = 0
    await write(30_000)
    expect(await isOver(30_000)).toBe(false)
    offset = 29_000
    expect(await isOver(30_000)).toBe(false)
    offset = 31_000
    expect(await isOver(30_000)).toBe(true)
  })

  test('is not believed where it would last longer than any may, since the clock was set back', async () => {
    offset = hour
    await write(30_000)
    offset = 0
    expect(await isOver(30_000)).toBe(true)
  })

  test('is believed where the clock was only adjusted by a second', async () => {
    offset = 1000
    await write(30_000)
    offset = 0
    expect(await isOver(30_000)).toBe(false)
  })

  test('that is not there is over', async () => {
    await leases().replaceOne({ _id: 'one' }, {}, { upsert: true })
    expect(await isOver(30_000)).toBe(true)
  })
})

describe('what began', () => {
  test('is old after its time, not before', async () => {
    offset = 0
    await write(0)
    expect(await isOld(70_000)).toBe(false)
    offset = 71_000
    expect(await isOld(70_000)).toBe(true)
  })

  test('counts as old where it lies ahead, since the clock was set back', async () => {
    offset = hour
    await write(0)
    offset = 0
    expect(await isOld(70_000)).toBe(true)
  })
})
