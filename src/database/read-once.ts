import type { Collection, FindOptions, Reading } from './collection.ts'
import type { Database } from './connection.ts'
import { readsTogether } from './read-together.ts'

type Open = <Store>(key: (database: Database) => Store) => Store

/** The stores as one act sees them. */
export type ActStores = {
  store: Open
  /** Makes a read of any collection, together with what the stores are asked at the same time. */
  read<T>(reading: Reading<T>): Promise<T[]>
  /** Forgets what was read, because it may be old after a wait: the same question reads the database again. */
  forget(): void
}

/**
 * The stores for one act, which lasts as long as an answer takes. What the act reads twice is read once, so that each
 * part of it may ask who somebody is, or who is in a group, without minding who has asked that before. What the act
 * itself writes is seen by what it reads afterwards, and a change is always made to the document as it is stored.
 * Reads that are asked for at the same time are made by one command.
 * @param open opens a store; the same one each time.
 */
export function actStores(open: Open, database: Database): ActStores {
  const together = readsTogether(database)
  const opened = new Map<unknown, unknown>()
  const known = new Map<string, Reads>()
  return {
    store: <Store>(key: (database: Database) => Store): Store => {
      if (!opened.has(key)) {
        const store = open(key)
        opened.set(key, isCollection(store) ? readOnce(store, readsIn(known, store.name), together) : store)
      }
      return opened.get(key) as Store
    },
    read: together,
    forget: () => {
      for (const reads of known.values()) reads.clear()
    },
  }
}

/** What an act has read of one collection, by what it asked. */
type Reads = Map<string, Promise<unknown[]>>

function readsIn(known: Map<string, Reads>, name: string): Reads {
  const reads = known.get(name) ?? new Map<string, Promise<unknown[]>>()
  known.set(name, reads)
  return reads
}

function isCollection(store: unknown): store is Collection<{ _id: string }> {
  return typeof store === 'object' && store !== null && 'change' in store && 'pick' in store
}

function readOnce<T extends { _id: string }>(
  collection: Collection<T>,
  reads: Reads,
  together: ReturnType<typeof readsTogether>,
): Collection<T> {
  async function once<R>(
    asked: unknown,
    read: () => Promise<R[]>,
    remembered: (key: string, reading: Promise<R[]>) => void = () => {},
  ): Promise<R[]> {
    const key = keyOf(asked)
    const known = reads.get(key) as Promise<R[]> | undefined
    const made = known ?? read()
    if (!known) {
      reads.set(key, made)
      // A read that failed is not kept: the same question reads the database again.
      made.catch(() => reads.delete(key))
      remembered(key, made)
    }
    return [...(await made)]
  }

  /** What others read while it is being written may be from before it. */
  async function writing<R>(write: () => Promise<R>): Promise<R> {
    reads.clear()
    return write().finally(() => reads.clear())
  }

  /** A document that was found whole needs no second look. */
  function remember(key: string, reading: Promise<T[]>): void {
    const keep = (found: readonly T[]) => {
      if (reads.get(key) !== reading) return
      for (const one of found) {
        const asked = keyOf(['get', one._id])
        if (!reads.has(asked)) reads.set(asked, Promise.resolve([one]))
      }
    }
    reading.then(keep, () => {})
  }

  const reading = (filter: Record<string, unknown>, options: FindOptions) =>
    together(collection.reading(filter, options, null))

  return {
    ...collection,
    find: (filter, options = {}) => once(['find', filter, options], () => reading(filter, options), remember),
    pick: (filter, fields, options = {}) =>
      once(['pick', filter, fields, options], () => together(collection.reading(filter, options, fields))),
    get: async (id) => (await once(['get', id], () => reading({ _id: id }, { limit: 1 })))[0] ?? null,
    insert: (document, entry) => writing(() => collection.insert(document, entry)),
    insertAll: (documents, entry) => writing(() => collection.insertAll(documents, entry)),
    change: (id, entry, rule) => writing(() => collection.change(id, entry, rule)),
    changeAll: (ids, entry, rule) => writing(() => collection.changeAll(ids, entry, rule)),
    put: (id, entry, rule) => writing(() => collection.put(id, entry, rule)),
    touch: (id, fields) => writing(() => collection.touch(id, fields)),
    remove: (filter) => writing(() => collection.remove(filter)),
  }
}

function keyOf(asked: unknown): string {
  return JSON.stringify(asked)
}
