import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { testDatabase } from '../database.ts'
import { racesThatNotice, scriptsUntilNoticed } from './model/find-mistake.ts'
import { mistakes } from './model/mistakes.ts'
import { races } from './model/races.ts'
import { runScript, type Stage } from './model/run-script.ts'
import { scripts } from './model/scripts.ts'
import { memoryStage, mongodStage, quickConnection } from './model/stages.ts'
import { violations } from './model/violations.ts'

const { uri } = testDatabase()
let connection: Connection

beforeAll(async () => {
  connection = await quickConnection(uri)
})
afterAll(() => connection.close())

/** Many more of them in `npm run prove -- model`; that memory answers as mongod does is shown in `in-memory/`. */
const places = [
  { where: 'in memory', runs: 1000, open: memoryStage },
  { where: 'in mongod', runs: 40, open: () => mongodStage(connection) },
]

describe.each(places)('$where', ({ runs, open }) => {
  let stage: Stage

  beforeAll(async () => {
    stage = await open()
  })

  test.each(Object.entries(races))('%s', async (_name, script) => {
    expect(violations(await runScript(stage, script))).toEqual([])
  })

  test('keeps the promise, whoever dies wherever, whatever changes meanwhile', async () => {
    const property = fc.asyncProperty(scripts, async (script) => {
      expect(violations(await runScript(stage, script))).toEqual([])
    })
    await fc.assert(property, { numRuns: runs })
  }, 900_000)
})

test.each(Object.entries(mistakes))(
  'notices a mistake that is planted: %s',
  async (_name, mistake) => {
    const noticed = await racesThatNotice(mistake)
    if (noticed.length === 0) expect(await scriptsUntilNoticed(mistake, { seed: 8, most: 10_000 })).not.toBeNull()
  },
  600_000,
)
