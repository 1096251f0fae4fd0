import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { type ActStores, actStores } from '#database/read-once.ts'
import { newPerson } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
const open: Database[] = []
afterAll(() => Promise.all(open.map((database) => database.close())))

const at = '2020-03-02T08:00:00Z'
const entry = { by: 'p', at, what: 'said' }
let reads: string[] = []
let isAway = false
let database: Database
let act: ActStores

async function gate<T>(what: string, work: () => Promise<T>): Promise<T> {
  if (isAway) throw new Error('the database is away')
  if (what.endsWith('.find')) reads.push(what)
  return work()
}

beforeEach(async () => {
  database = await connect(uri, { gate })
  open.push(database)
  const people = personStore(database)
  await people.remove({})
  for (const id of ['p', 'q']) await people.insert(newPerson(id, at, { name: id }), entry)
  reads = []
  act = actStores((key) => key(database), database)
})

describe('in one act', () => {
  test('what is asked twice is read once, and what is asked at the same time is one command', async () => {
    const people = act.store(personStore)
    const asked = await Promise.all([people.get('p'), people.get('p'), people.find({ name: 'p' })])
    expect([...asked.flat().map((one) => one?._id), (await people.find({ name: 'p' }))[0]?._id]).toEqual(
      Array(4).fill('p'),
    )
    expect(reads).toEqual(['together.find'])
  })

  test('a document that was found whole is not read again by its id', async () => {
    const people = act.store(personStore)
    await people.find({ name: 'p' })
    expect((await people.get('p'))?.name).toBe('p')
    expect(reads).toHaveLength(1)
  })

  test('what the act has written is seen by what it reads afterwards', async () => {
    const people = act.store(personStore)
    await people.get('p')
    await people.pick({ name: 'later' }, ['zone'])
    await people.change('p', entry, (before) => ({ ...before, name: 'later' }))
    expect((await act.store(personStore).get('p'))?.name).toBe('later')
    expect(await people.pick({ name: 'later' }, ['zone'])).toEqual([{ _id: 'p', zone: null }])
  })

  test('a change is made to the document as it is stored, and not as it was read', async () => {
    const people = act.store(personStore)
    await people.get('p')
    await personStore(database).change('p', entry, (before) => ({ ...before, zone: 'Africa/Nairobi' }))
    const changed = await people.change('p', entry, (before) => ({ ...before, name: 'also' }))
    expect(changed).toMatchObject({ name: 'also', zone: 'Africa/Nairobi' })
  })

  test('after a wait, what others have changed meanwhile is read', async () => {
    const people = act.store(personStore)
    await people.get('p')
    await personStore(database).change('p', entry, (before) => ({ ...before, name: 'by another' }))
    act.forget()
    expect((await people.get('p'))?.name).toBe('by another')
  })

  test('a read that failed is made again', async () => {
    const people = act.store(personStore)
    isAway = true
    await expect(people.get('p')).rejects.toThrow('away')
    isAway = false
    expect((await people.get('p'))?._id).toBe('p')
  })

  test('whoever was given a list may sort it without altering what the next one is given', async () => {
    const people = act.store(personStore)
    const first = await people.find({}, { sort: { name: 1 } })
    first.reverse()
    expect((await people.find({}, { sort: { name: 1 } })).map(({ _id }) => _id)).toEqual(['p', 'q'])
  })
})

test('an act does not see what another act has read: it reads for itself', async () => {
  await act.store(personStore).get('p')
  await actStores((key) => key(database), database)
    .store(personStore)
    .get('p')
  expect(reads).toHaveLength(2)
})
