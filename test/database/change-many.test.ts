import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Collection, collection } from '#database/collection.ts'
import { connect, type Database } from '#database/connection.ts'
import { testDatabase } from '../database.ts'

type Cup = { _id: string; tea: string; place: number }

const { uri } = testDatabase()
const calls: string[] = []
/** Work of somebody else, just before a call of this name. */
let before: { what: string; work(): Promise<unknown> } | null = null
let database: Database
let cups: Collection<Cup>

beforeAll(async () => {
  database = await connect(uri, {
    async gate(what, work) {
      calls.push(what)
      const meanwhile = before?.what === what ? before : null
      if (meanwhile) before = null
      await meanwhile?.work()
      return work()
    },
  })
  cups = collection<Cup>(database, {
    name: 'cups',
    shape: { tea: { type: String, required: true }, place: { type: Number, required: true } },
    aggregate: true,
    indexes: [{ fields: { place: 1 }, unique: true }],
  })
  await cups.prepare()
})
afterAll(() => database.close())

const entry = { by: 'ann', at: '2020-03-02T08:00:00Z', what: 'poured' }
const cup = (place: number, _id = `c${place}`) => ({ _id, tea: 'green', place })
const teas = async () => (await cups.find({}, { sort: { place: 1 } })).map(({ tea }) => tea)
const marks = () =>
  database.connection.collection('cups').find().project({ version: 1, planRev: 1, planAt: 1 }).toArray()

beforeEach(async () => {
  await cups.remove({})
  calls.length = 0
})

describe('many documents', () => {
  test('are inserted by one command, each with its history and to be planned', async () => {
    expect(await cups.insertAll([cup(1), cup(2), cup(3)], entry)).toBe(3)
    expect(calls).toEqual(['cups.insert'])
    expect(await cups.history('c2')).toEqual([entry])
    expect(await marks()).toEqual(['c1', 'c2', 'c3'].map((_id) => ({ _id, version: 1, planRev: 1, planAt: 0 })))
  })

  test.each([
    ['that is there', () => cup(1)],
    ['whose place is taken', () => cup(1, 'other')],
  ])('are inserted in their order up to the first %s', async (_name, known) => {
    await cups.insertAll([cup(1)], entry)
    expect(await cups.insertAll([cup(2), cup(3), known(), cup(4)], entry)).toBe(2)
    expect((await cups.find({}, { sort: { place: 1 } })).map(({ _id }) => _id)).toEqual(['c1', 'c2', 'c3'])
  })

  test('that do not fit the schema are refused, all of them', async () => {
    await expect(cups.insertAll([cup(1), { ...cup(2), place: 'two' as never }], entry)).rejects.toThrow(/place/)
    expect(await teas()).toEqual([])
  })

  test('are changed by two commands, those alone that become other than they were', async () => {
    await cups.insertAll([cup(1), cup(2), cup(3)], entry)
    calls.length = 0
    await cups.changeAll(['c1', 'c2', 'c3'], { ...entry, what: 'replaced' }, (one) =>
      one.place === 2 ? one : { ...one, tea: 'black' },
    )
    expect(calls).toEqual(['cups.find', 'cups.update'])
    expect(await teas()).toEqual(['black', 'green', 'black'])
    expect((await marks()).map(({ version }) => version)).toEqual([2, 1, 2])
    expect((await cups.history('c3')).map(({ what }) => what)).toEqual(['poured', 'replaced'])
  })

  test('of which somebody else changes one meanwhile all become what the rule says, and nothing is lost', async () => {
    await cups.insertAll([cup(1), cup(2)], entry)
    before = {
      what: 'cups.update',
      work: () => cups.change('c2', { ...entry, by: 'ben' }, (one) => ({ ...one, place: 20 })),
    }
    await cups.changeAll(['c1', 'c2'], entry, (one) => (one.tea === 'black' ? one : { ...one, tea: 'black' }))
    expect(await cups.find({}, { sort: { place: 1 } })).toMatchObject([
      { place: 1, tea: 'black', version: 2 },
      { place: 20, tea: 'black', version: 3 },
    ])
  })
})
