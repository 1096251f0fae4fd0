import { AsyncLocalStorage } from 'node:async_hooks'
import type { AnyBulkWriteOperation, Collection, Document } from 'mongodb'
import { duplicatesIn } from './connection.ts'

/** What became of one of several: its own value, or its own error. */
export type Fate<Value> = PromiseSettledResult<Value>

/** `inContext` runs something as part of the work that asked for it, and not of the work that happened to go before. */
type Waiting<Item, Value> = {
  item: Item
  inContext<T>(work: () => T): T
  resolve(value: Value): void
  reject(error: unknown): void
}

/** So many go together at most. */
const most = 200
/** A commit that takes longer (milliseconds) no longer holds the next one back: its connection may be dead. */
const holdsBack = 250

/**
 * Commits what is asked for at the same time by one command: while one commit is on its way, those that arrive wait, and
 * go together in the next. The way there and back and the journal cost more than most writes. Each learns its own fate.
 * @param commit is given at least one; it throws where it can tell nothing of any of them.
 */
export function groupCommit<Item, Value>(
  commit: (items: readonly Item[]) => Promise<readonly Fate<Value>[]>,
): (item: Item) => Promise<Value> {
  const waiting: Waiting<Item, Value>[] = []
  let isHeldBack = false

  function next(): void {
    if (isHeldBack || waiting.length === 0) return
    isHeldBack = true
    // By then all that this turn of the event loop asks for is waiting.
    setImmediate(commitSome)
  }

  function commitSome(): void {
    const some = waiting.splice(0, most)
    let holds = true
    const letGo = () => {
      if (!holds) return
      holds = false
      clearTimeout(timer)
      isHeldBack = false
      next()
    }
    const timer = setTimeout(letGo, holdsBack)
    void (some[0]?.inContext(() => commitAll(some)) ?? Promise.resolve()).finally(letGo)
  }

  async function commitAll(some: readonly Waiting<Item, Value>[]): Promise<void> {
    try {
      const fates = await commit(some.map(({ item }) => item))
      some.forEach(({ resolve, reject }, place) => {
        const fate = fates[place]
        if (fate?.status === 'fulfilled') resolve(fate.value)
        else reject(fate?.reason)
      })
    } catch (error) {
      for (const { reject } of some) reject(error)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, inContext: AsyncLocalStorage.snapshot(), resolve, reject })
      next()
    })
}

/**
 * Makes one write for each item; those of several by one command of the driver, which casts nothing: mongoose takes as
 * long over a small write as the way to the database. Of two for one document the later one is made last.
 * @param call makes the command as a call to the database: what waits for its turn is not late yet.
 */
export function writesTogether<Row extends Document, Item>(
  collection: Collection<Row>,
  call: <T>(work: () => Promise<T>) => Promise<T>,
  writeOf: (item: Item) => AnyBulkWriteOperation<Row>,
): (item: Item) => Promise<void> {
  return groupCommit<Item, void>(async (items) => {
    const failed = new Map<number, unknown>()
    try {
      await call(() => collection.bulkWrite(items.map(writeOf), { ordered: false, ignoreUndefined: true }))
    } catch (error) {
      // Where another process made the same document at the same moment, this one alone failed.
      const places = duplicatesIn(error)
      if (places === null) throw error
      for (const place of places) failed.set(place, error)
    }
    return items.map((_, place) =>
      failed.has(place) ? { status: 'rejected', reason: failed.get(place) } : { status: 'fulfilled', value: undefined },
    )
  })
}
