import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type DemoClock, demoClock } from '#app/demo.ts'
import { connect, type Database } from '#database/connection.ts'
import { epochOf } from '#time/instant.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
const starts = '2020-03-02T08:00:00Z'
let database: Database
const clocks: DemoClock[] = []

beforeAll(async () => {
  database = await connect(uri)
})
afterAll(async () => {
  for (const clock of clocks) clock.stop()
  await database.close()
})

async function clock(): Promise<DemoClock> {
  const started = await demoClock(database, starts)
  clocks.push(started)
  return started
}

describe('the demo’s clock', () => {
  test('is one for every process of a database: none sets it back, and each learns where it stands', async () => {
    const one = await clock()
    const other = await clock()
    expect(one.now() >= starts && other.now() < '2020-03-03').toBe(true)
    await one.moveTo(epochOf('2020-05-01T08:00:00Z'))
    await other.catchUp()
    expect(other.now() >= '2020-05-01T08:00:00Z').toBe(true)
    await one.moveTo(epochOf('2020-06-01T08:00:00Z'))
    await other.moveTo(epochOf('2020-05-02T08:00:00Z'))
    expect(other.now() >= '2020-06-01T08:00:00Z').toBe(true)
    expect((await clock()).now() >= '2020-06-01T08:00:00Z').toBe(true)
  })
})
