import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import mongoose from 'mongoose'
import type { Database } from '#database/connection.ts'
import { deliveryStore } from '#delivery/delivery-store.ts'
import { accountStore } from '#people/person-store.ts'
import { testDatabase } from '../database.ts'
import { runScript, type Script, type Step, workers } from './model/run-script.ts'
import type { Mood } from './model/toy-platform.ts'
import { everybody, startTimes } from './model/toy-world.ts'
import { violations } from './model/violations.ts'
import { hour, minute } from './toy.ts'

const { uri, name } = testDatabase()
const runs = Number(process.env.MODEL_RUNS ?? 2000)
/** Scripts run side by side, each lane in a database of its own: while one waits for the server, another goes on. */
const lanes: Database[] = []

beforeAll(async () => {
  // One server, on which nothing is ever rolled back: waiting for the disk would only make the runs slower.
  const options = { writeConcern: { w: 1, journal: false }, autoIndex: false }
  const server = await mongoose.createConnection(uri, options).asPromise()
  for (const lane of ['a', 'b', 'c', 'd']) {
    const connection = server.useDb(`${name}-${lane}`)
    const database: Database = {
      connection,
      call: (_what, work) => work(),
      wake: () => {},
      close: () => server.close(),
    }
    await deliveryStore(database).prepare()
    for (const person of everybody) {
      const account = { platform: 'local', workspace: 'local', user: person } as const
      const at = '2020-01-01T00:00:00Z'
      const known = { person, account, via: 'local', address: person, reachable: true, unreachable: null, lastAt: at }
      await accountStore(database).insert({ _id: `local|local|${person}`, ...known }, { by: 'test', at, what: 'made' })
    }
    lanes.push(database)
  }
})

afterAll(async () => {
  for (const { connection } of lanes) await connection.dropDatabase()
  await lanes[0]?.close()
})

const people = fc.constantFrom('ann', 'ben', 'cyd')

const happening: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ place: fc.constantFrom('A', 'B') }) },
  { weight: 1, arbitrary: fc.record({ starts: fc.constantFrom(...startTimes) }) },
  { weight: 3, arbitrary: fc.record({ on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ join: people }) },
  { weight: 2, arbitrary: fc.record({ leave: people }) },
  { weight: 3, arbitrary: fc.record({ business: fc.constantFrom(3 * minute, 11 * minute, 2 * hour, 4 * hour) }) },
  { weight: 2, arbitrary: fc.record({ real: fc.constantFrom(31_000, 100_000) }) },
)

const advance: fc.Arbitrary<Step> = fc.record({
  worker: fc.constantFrom(...workers),
  calls: fc.integer({ min: 1, max: 16 }),
  fate: fc.oneof(
    { weight: 8, arbitrary: fc.constant('lives' as const) },
    { weight: 1, arbitrary: fc.constantFrom('dies before' as const, 'dies after' as const) },
  ),
})

const mood: fc.Arbitrary<Mood> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Mood>('ok') },
  { weight: 8, arbitrary: fc.constantFrom<Mood>('late', 'posted, answer lost', 'lost', 'slow down') },
  { weight: 1, arbitrary: fc.constant<Mood>('never') },
)

const scripts: fc.Arbitrary<Script> = fc.record({
  steps: fc.array(fc.oneof({ weight: 2, arbitrary: happening }, { weight: 3, arbitrary: advance }), {
    maxLength: 20,
    size: 'max',
  }),
  moods: fc.array(mood, { maxLength: 6 }),
  canTell: fc.boolean(),
})

/** Every run of one lane. */
function kept(database: Database): Promise<void> {
  const property = fc.asyncProperty(scripts, async (script) => {
    expect(violations(await runScript(database, script))).toEqual([])
  })
  return fc.assert(property, { numRuns: Math.ceil(runs / lanes.length) })
}

test('keeps the promise, whoever dies wherever, whatever changes meanwhile', async () => {
  await Promise.all(lanes.map(kept))
}, 300_000)
