import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { testDatabase } from '../database.ts'
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

const runs = Number(process.env.MODEL_RUNS ?? 2000)
/** Many more of them in `npm run prove -- model`; that memory answers as mongod does is shown in `in-memory/`. */
const places = [
  { where: 'in memory', runs, open: memoryStage },
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

  test(
    'keeps the promise, whoever dies wherever, whatever changes meanwhile',
    async () => {
      const property = fc.asyncProperty(scripts, async (script) => {
        expect(violations(await runScript(stage, script))).toEqual([])
      })
      await fc.assert(property, { numRuns: runs })
    },
    Math.max(300_000, runs * 60),
  )
})
