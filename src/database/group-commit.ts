import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type AnyBulkWriteOperation,
  type Collection,
  type Document,
  MongoBulkWriteError,
  MongoServerError,
  MongoSystemError,
} from 'mongodb'
import { isUndecided } from './patience.ts'

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
 * go together in the next. The way there and back and the journal cost more than most writes. Each learns its own fate:
 * where all of them fail, each is committed alone, so that one that cannot be written takes none of the others with it.
 * @param commit is given at least one; it throws where it can tell nothing of any of them. What it has written already it
 * may be given again.
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
      if (some.length > 1 && mayBeOfOne(error))
        await Promise.all(some.map((one) => one.inContext(() => commitAll([one]))))
      else for (const { reject } of some) reject(error)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, inContext: AsyncLocalStorage.snapshot(), resolve, reject })
      next()
    })
}

/** Whether one of several may be to blame. Where there is no server, or it did not answer, none is. */
function mayBeOfOne(error: unknown): boolean {
  return !isUndecided(error) && !(error instanceof MongoSystemError)
}

/** What became of an unordered bulk that failed for some: by their places, why each of these did, and which were inserted. */
type HalfWritten = { failed: ReadonlyMap<number, Error>; inserted: ReadonlySet<number> }

/** @returns what an unordered bulk wrote, and what not; null where it failed as a whole. */
export function halfWritten(error: unknown): HalfWritten | null {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return null
  const failed = [error.writeErrors].flat().map(({ index, errmsg: message = 'a write failed', code }) => {
    return [index, new MongoServerError({ message, code })] as const
  })
  if (failed.length === 0) return null
  return { failed: new Map(failed), inserted: new Set(Object.keys(error.upsertedIds).map(Number)) }
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
    const write = () => collection.bulkWrite(items.map(writeOf), { ordered: false, ignoreUndefined: true })
    const failed = await call(write).then(
      () => undefined,
      (error) => {
        const half = halfWritten(error)
        if (half === null) throw error
        return half.failed
      },
    )
    return items.map((_, place): Fate<void> => {
      const reason = failed?.get(place)
      return reason ? { status: 'rejected', reason } : { status: 'fulfilled', value: undefined }
    })
  })
}
