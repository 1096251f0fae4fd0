import { AsyncLocalStorage } from 'node:async_hooks'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { MongoNetworkError } from 'mongodb'
import { connect, type Database } from '#database/connection.ts'
import { type Fate, groupCommit, writesTogether } from '#database/group-commit.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()

/** A commit that the test lets go: what went together, and how each lot ends. */
function commits() {
  const lots: { items: readonly string[]; end(fates?: Fate<string>[]): void; fail(error: Error): void }[] = []
  const commit = groupCommit<string, string>((items) => {
    const { promise, resolve, reject } = Promise.withResolvers<Fate<string>[]>()
    const kept = items.map((item): Fate<string> => ({ status: 'fulfilled', value: `${item} is kept` }))
    lots.push({ items, end: (fates = kept) => resolve(fates), fail: reject })
    return promise
  })
  return { commit, lots, went: () => lots.map(({ items }) => items.join(' ')) }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('commits that are asked for together', () => {
  test('go together, and those that arrive while they are on their way go together after them', async () => {
    const { commit, lots, went } = commits()
    const first = [commit('a'), commit('b')]
    await turn()
    const second = [commit('c'), commit('d')]
    await turn()
    expect(went()).toEqual(['a b'])
    lots[0]?.end()
    expect(await Promise.all(first)).toEqual(['a is kept', 'b is kept'])
    await turn()
    expect(went()).toEqual(['a b', 'c d'])
    lots[1]?.end()
    expect(await Promise.all(second)).toEqual(['c is kept', 'd is kept'])
  })

  test('each learn their own fate', async () => {
    const { commit, lots } = commits()
    const asked = Promise.allSettled([commit('a'), commit('b')])
    await turn()
    lots[0]?.end([
      { status: 'rejected', reason: 'it was there' },
      { status: 'fulfilled', value: 'kept' },
    ])
    expect(await asked).toEqual([
      { status: 'rejected', reason: 'it was there' },
      { status: 'fulfilled', value: 'kept' },
    ])
  })

  test('go alone where all failed, so that one that cannot be written takes none of the others with it', async () => {
    const { commit, lots, went } = commits()
    const asked = Promise.allSettled([commit('a'), commit('bad'), commit('c')])
    await turn()
    lots[0]?.fail(new Error('one of you is bad'))
    await turn()
    expect(went()).toEqual(['a bad c', 'a', 'bad', 'c'])
    for (const lot of lots.slice(1))
      if (lot.items.includes('bad')) lot.fail(new Error('you are bad'))
      else lot.end()
    expect(await asked).toEqual([
      { status: 'fulfilled', value: 'a is kept' },
      { status: 'rejected', reason: new Error('you are bad') },
      { status: 'fulfilled', value: 'c is kept' },
    ])
  })

  test('all fail where the database did not answer, and the next are not held back by it', async () => {
    const { commit, lots, went } = commits()
    const asked = Promise.allSettled([commit('a'), commit('b')])
    await turn()
    lots[0]?.fail(new MongoNetworkError('no database'))
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    void commit('c')
    await turn()
    expect(went()).toEqual(['a b', 'c'])
  })

  test('are made as part of the work that asked for them, and not of what was before', async () => {
    const work = new AsyncLocalStorage<string>()
    const seen: unknown[] = []
    const ends: (() => void)[] = []
    const commit = groupCommit<string, string>((items) => {
      seen.push(work.getStore())
      const kept = items.map((item): Fate<string> => ({ status: 'fulfilled', value: item }))
      return new Promise((resolve) => ends.push(() => resolve(kept)))
    })
    work.run('first', () => void commit('a'))
    await turn()
    work.run('second', () => void commit('b'))
    ends[0]?.()
    await turn()
    await turn()
    expect(seen).toEqual(['first', 'second'])
  })

  test('are not held back for long by one that gets no answer', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] })
    try {
      const { commit, went } = commits()
      void commit('a')
      await turn()
      void commit('b')
      jest.advanceTimersByTime(250)
      await turn()
      expect(went()).toEqual(['a', 'b'])
    } finally {
      jest.useRealTimers()
    }
  })

  test('are 200 at most', async () => {
    const { commit, lots, went } = commits()
    for (let nth = 0; nth < 201; nth++) void commit(`${nth}`)
    await turn()
    lots[0]?.end()
    await turn()
    await turn()
    expect(went().map((lot) => lot.split(' ').length)).toEqual([200, 1])
  })
})

describe('writes that are made together', () => {
  type Cup = { _id: string; tea: unknown }
  let database: Database
  beforeAll(async () => {
    database = await connect(uri)
  })
  afterAll(() => database.close())

  test('are refused one by one: what the database has written of them is not written again', async () => {
    const cups = database.connection.collection<Cup>('cups')
    await cups.insertMany(['first', 'second', 'third'].map((_id) => ({ _id, tea: 'green' })))
    let calls = 0
    const call = <T>(work: () => Promise<T>) => {
      calls++
      return work()
    }
    const pour = writesTogether(cups, call, ({ _id, field }: { _id: string; field: string }) => ({
      updateOne: { filter: { _id }, update: { $set: { [field]: 'black' } } },
    }))
    const poured = await Promise.allSettled([
      pour({ _id: 'first', field: 'tea' }),
      pour({ _id: 'second', field: 'tea.leaf' }),
      pour({ _id: 'third', field: 'tea' }),
    ])
    expect(poured.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(poured[1]).toMatchObject({ reason: { message: expect.stringContaining("Cannot create field 'leaf'") } })
    expect(calls).toBe(1)
    expect((await cups.find().sort({ _id: 1 }).toArray()).map(({ tea }) => tea)).toEqual(['black', 'green', 'black'])
  })
})
