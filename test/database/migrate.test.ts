import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { type Migration, migrate } from '#database/migrate.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
/** How far the database's clock seems to be ahead. */
let offset = 0
const database: Database = await connect(uri, { clockOffset: () => offset })
afterAll(() => database.close())
beforeEach(() =>
  database.connection
    .collection('migrations')
    .deleteMany({})
    .then(() => {}),
)

const applied: string[] = []
beforeEach(() => void applied.splice(0))

function step(number: number, more: Partial<Migration> = {}): Migration {
  return {
    number,
    name: `step-${number}`,
    run: async () => {
      applied.push(`begun ${number}`)
      // Long enough for a second process to find the first at work.
      await database.connection.collection('things').insertOne({ number })
      applied.push(`ended ${number}`)
    },
    ...more,
  }
}

const row = () => database.connection.collection('migrations').findOne({ _id: 'migrations' as never })

describe('migrations', () => {
  test('are applied in their order, each once, and not again at the next start', async () => {
    await migrate(database, [step(1), step(2)], 'one')
    await migrate(database, [step(1), step(2)], 'two')
    expect(applied).toEqual(['begun 1', 'ended 1', 'begun 2', 'ended 2'])
    expect(await row()).toMatchObject({ version: 2, breaking: 0, heldBy: null })
  })

  test('are applied by one of two processes that start together; both go on when they are', async () => {
    await Promise.all([migrate(database, [step(1), step(2)], 'one'), migrate(database, [step(1), step(2)], 'two')])
    expect(applied).toEqual(['begun 1', 'ended 1', 'begun 2', 'ended 2'])
  })

  test('that broke off are begun again where they stopped, by the next start of the same process', async () => {
    const broken = step(2, { run: () => Promise.reject(new Error('died in the middle')) })
    await expect(migrate(database, [step(1), broken], 'one')).rejects.toThrow('died in the middle')
    expect(await row()).toMatchObject({ version: 1 })
    await migrate(database, [step(1), step(2)], 'one')
    expect(applied).toEqual(['begun 1', 'ended 1', 'begun 2', 'ended 2'])
  })

  test('of a process that died are taken over by another one once its lease has run out', async () => {
    const broken = step(1, { run: () => Promise.reject(new Error('died in the middle')) })
    await expect(migrate(database, [broken], 'one')).rejects.toThrow()
    offset = 31_000
    await migrate(database, [step(1)], 'two')
    offset = 0
    expect(applied).toEqual(['begun 1', 'ended 1'])
  })

  test('of a newer program keep an older one from starting only where they are breaking', async () => {
    await migrate(database, [step(1), step(2)], 'newer')
    await expect(migrate(database, [step(1)], 'older')).resolves.toBeUndefined()
    await migrate(database, [step(1), step(2), step(3, { breaking: true })], 'newer')
    await expect(migrate(database, [step(1)], 'older')).rejects.toThrow(
      'A newer Convenor has changed this database (version 3). This program knows versions up to 1. Please start the newer one.',
    )
    await expect(migrate(database, [step(1), step(2), step(3)], 'newer')).resolves.toBeUndefined()
  })
})
