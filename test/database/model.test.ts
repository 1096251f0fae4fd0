import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { byKey, modelOf, oneOf, partOf, schemaOf } from '#database/model.ts'
import { testDatabase } from '../database.ts'

type Shelf = { _id: string; state: 'open' | 'shut'; boards: { width: number }[]; labels: Record<string, string> }

const { uri } = testDatabase()
let database: Database

beforeAll(async () => {
  database = await connect(uri)
})
afterAll(() => database.close())

const schema = schemaOf<Shelf>('shelves', {
  _id: String,
  state: oneOf<Shelf['state']>({ open: true, shut: true }),
  boards: [partOf<Shelf['boards'][number]>({ width: Number })],
  labels: byKey(String),
})
const shelves = () => modelOf<Shelf>(database, schema)
const stored = () => database.connection.collection<{ _id: string }>('shelves').findOne({ _id: 'a' })

describe('a model', () => {
  test('is made once for a connection', () => {
    expect(shelves()).toBe(shelves())
  })

  test('stores plain objects, with keys that are data', async () => {
    const shelf: Shelf = { _id: 'a', state: 'open', boards: [{ width: 3 }], labels: { 'far-left': 'atlas' } }
    await shelves().create([shelf])
    expect(await stored()).toEqual(shelf)
    await shelves().updateOne({ _id: 'a' }, { $set: { labels: {}, boards: [] } })
    expect(await stored()).toEqual({ ...shelf, labels: {}, boards: [] })
  })

  test('leaves alone what a newer program has added to a part', async () => {
    const boards = [{ width: 4, of: 'oak', nails: [{ size: 2 }] }]
    await shelves().updateOne({ _id: 'a' }, { $set: { boards } })
    expect(await stored()).toMatchObject({ boards })
  })

  test('refuses a field and a word that its schema does not know', async () => {
    const shelf = { _id: 'b', state: 'ajar', boards: [], labels: {} }
    await expect(shelves().create([shelf as never])).rejects.toThrow('`ajar` is not a valid enum value')
    await expect(shelves().updateOne({ _id: 'a' }, { $set: { height: 2 } })).rejects.toThrow('not in schema')
  })
})
