import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { deliveryStore } from '#outbox/delivery-store.ts'
import { planningMarks } from '#outbox/planning/planning-marks.ts'
import { testDatabase } from '../database.ts'
import { memoryConnection } from './in-memory/memory-connection.ts'
import { type CallOf, leaseEnds, markCalls, marked, row, sequenceOf, storeCalls } from './in-memory/store-calls.ts'
import { twinConnections } from './in-memory/twin-connection.ts'
import { races } from './model/races.ts'
import { runScript } from './model/run-script.ts'
import { scripts } from './model/scripts.ts'
import { quickConnection, twinStage } from './model/stages.ts'
import { violations } from './model/violations.ts'
import type { Toy } from './toy.ts'

const { uri } = testDatabase()
/** Many more of them in `npm run prove -- model`. */
const runs = Number(process.env.TWIN_RUNS ?? 15)
/** Milliseconds for a test of chance. */
const patience = Math.max(120_000, runs * 2_000)
let connection: Connection
let stage: Awaited<ReturnType<typeof twinStage>>

beforeAll(async () => {
  connection = await quickConnection(uri)
  stage = await twinStage(connection)
})
afterAll(() => connection.close())

test.each(Object.entries(races))('answers and stores the same as mongod: %s', async (_name, script) => {
  expect(violations(await runScript(stage, script))).toEqual([])
  expect(await stage.differences()).toEqual([])
})

test(
  'answers and stores the same as mongod in whatever the outbox asks',
  async () => {
    const property = fc.asyncProperty(scripts, async (script) => {
      await runScript(stage, script)
      expect(await stage.differences()).toEqual([])
    })
    await fc.assert(property, { numRuns: runs })
  },
  patience,
)

/** Makes one call after the other; what a call throws is compared, too. */
async function make<S extends object>(store: S, calls: readonly CallOf<S>[]): Promise<void> {
  for (const { name, given } of calls)
    await (store[name] as (...args: unknown[]) => Promise<unknown>)(...given).catch(() => {})
}

test(
  'answers and stores the same as mongod, whatever is asked of the deliveries',
  async () => {
    const { database } = stage
    const store = deliveryStore(database)
    const property = fc.asyncProperty(fc.array(row), sequenceOf(storeCalls), async (rows, calls) => {
      await database.connection.collection('deliveries').deleteMany({})
      await store.insert(rows)
      await make(store, calls)
      expect(await stage.differences()).toEqual([])
    })
    await fc.assert(property, { numRuns: runs * 4 })
  },
  patience,
)

test(
  "answers and stores the same as mongod, whatever is asked of the planner's marks",
  async () => {
    const { database } = stage
    const toys = database.connection.collection<Toy>('toys')
    const property = fc.asyncProperty(marked, leaseEnds, sequenceOf(markCalls), async (toy, ends, calls) => {
      await toys.deleteMany({})
      await toys.insertMany([toy])
      // By a pipeline, as every lease is written: the same number from elsewhere is of another type in mongod.
      const busyUntil = { $toLong: { $add: ['$$NOW', ends ?? 0] } }
      if (ends !== null) await toys.updateOne({ _id: 't' }, [{ $set: { busyUntil } }])
      await make(planningMarks(database, 'toys', 'here/1/x'), calls)
      expect(await stage.differences()).toEqual([])
    })
    await fc.assert(property, { numRuns: runs * 2 })
  },
  patience,
)

test('what one of the two answers or holds otherwise is told', async () => {
  const memory = memoryConnection(() => 0)
  const twins = twinConnections(connection, memory, () => 0)
  const things = twins.connection.collection<{ _id: string; n: number }>('things')
  await things.insertMany([{ _id: 'a', n: 1 }])
  expect(await twins.differences()).toEqual([])

  await memory.collection<{ _id: string; n: number }>('things').updateOne({ _id: 'a' }, { $set: { n: 2 } })
  await things.find({ n: 1 }).toArray()
  expect(await twins.differences()).toEqual([
    expect.stringContaining('things.find({"n":1}).toArray()'),
    expect.stringContaining('stored in mongod'),
  ])
})
