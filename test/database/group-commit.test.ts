import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, jest, test } from '@jest/globals'
import { type Fate, groupCommit } from '#database/group-commit.ts'

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

  test('all fail where nothing is known of any, and the next are not held back by it', async () => {
    const { commit, lots, went } = commits()
    const asked = Promise.allSettled([commit('a'), commit('b')])
    await turn()
    lots[0]?.fail(new Error('no database'))
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
