import { afterAll, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { fileHistories } from '#database/migrations/001-file-histories.ts'
import { groupStore } from '#features/groups/group-store.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
const database: Database = await connect(uri)
afterAll(() => database.close())
const groups = groupStore(database)
const raw = () => database.connection.collection<{ _id: string; history: object[]; version: number }>('groups')
const entry = (what: string) => ({ by: 'p', at: '2020-03-02T08:00:00Z', what })
const group = (_id: string) => ({ _id, joinLink: null, channel: null, nextNumber: 1, reserved: [] })
const said = async (id: string) => (await groups.history(id)).map(({ what }) => what)

/** @returns what was written to the history, in order. */
async function changedOften(id: string, times: number): Promise<string[]> {
  await groups.insert(group(id), entry('change 1'))
  for (let n = 2; n <= times; n++)
    await groups.change(id, entry(`change ${n}`), (before) => ({ ...before, nextNumber: n }))
  return Array.from({ length: times }, (_, index) => `change ${index + 1}`)
}

test('a document that is changed often holds few entries, and its history is whole', async () => {
  const written = await changedOften('often', 45)
  const doc = await raw().findOne({ _id: 'often' })
  expect(doc?.history).toHaveLength(5)
  expect(await said('often')).toEqual(written)
})

test('what cannot be taken out once it was copied, or is cut short there by a crash, is neither lost nor doubled', async () => {
  const written = await changedOften('died', 19)
  const dies = groupStore({
    ...database,
    call: (what, work) => (what === 'history.takeOut' ? Promise.reject(new Error('died')) : work()),
  })
  await dies.change('died', entry('change 20'), (before) => ({ ...before, nextNumber: 20 }))
  expect((await raw().findOne({ _id: 'died' }))?.history).toHaveLength(20)
  expect(await said('died')).toEqual([...written, 'change 20'])
  for (let n = 21; n <= 41; n++)
    await groups.change('died', entry(`change ${n}`), (before) => ({ ...before, nextNumber: n }))
  expect((await said('died')).length).toBe(41)
  expect(new Set(await said('died')).size).toBe(41)
})

test('documents of an older program, whose entries all stand in them, are brought up; doing it again changes nothing', async () => {
  const written = await changedOften('old', 12)
  await raw().updateOne({ _id: 'old' }, { $push: { history: entry('change 13') } as never, $inc: { version: 1 } })
  await fileHistories.run(database)
  await fileHistories.run(database)
  expect((await raw().findOne({ _id: 'old' }))?.history).toEqual([])
  expect(await said('old')).toEqual([...written, 'change 13'])
  await groups.change('old', entry('change 14'), (before) => ({ ...before, nextNumber: 14 }))
  expect(await said('old')).toEqual([...written, 'change 13', 'change 14'])
})

test('what is removed takes its history with it', async () => {
  await changedOften('gone', 25)
  expect(await groups.remove({ _id: 'gone' })).toBe(1)
  expect(await database.connection.collection('history').countDocuments({ of: 'groups|gone' })).toBe(0)
})
