import { isDeepStrictEqual } from 'node:util'
import type { Document } from 'mongodb'
import { copied, matcher, piped, type Resolve, updated } from './query-language.ts'

type Sort = Record<string, 1 | -1>
type Reading = { sort?: Sort; limit?: number; projection?: Document }
type Id = string

/** What a unique index asks of all documents that match `where`. */
export type Unique = { fields: readonly string[]; where: Document | undefined }

/**
 * The documents of one collection, by the driver's calls that the outbox makes. A write is atomic, what is given and what is
 * stored never share a part, and documents without an order come in that of their insertion.
 */
export type MemoryCollection = ReturnType<typeof memoryCollection>

/** MongoDB's "duplicate key", as the driver throws it. */
class DuplicateKey extends Error {
  readonly code = 11000
  readonly writeErrors: readonly { code: number; index: number }[]

  constructor(places: readonly number[]) {
    super('E11000 duplicate key')
    this.writeErrors = places.map((index) => ({ code: 11000, index }))
  }
}

/** @param now what time the server has. */
export function memoryCollection({ now, resolve }: { now(): Date; resolve: Resolve }) {
  const docs = new Map<Id, Document>()
  const uniques: { isConcerned(doc: Document): boolean; fields: readonly string[] }[] = []
  const asked = <T>(value: T): T => copied(value, now())

  function* matching(filter: Document): Iterable<Document> {
    const by = asked(filter)
    const isMatch = matcher(by)
    if (typeof by._id === 'string') {
      const one = docs.get(by._id)
      if (one && isMatch(one)) yield one
    } else for (const doc of [...docs.values()]) if (isMatch(doc)) yield doc
  }

  function read(filter: Document, { sort, limit, projection = {} }: Reading): Document[] {
    const found = [...matching(filter)].map((doc) => copied(doc))
    const steps = [
      ...(sort ? [{ $sort: sort }] : []),
      ...(limit ? [{ $limit: limit }] : []),
      ...(Object.keys(projection).length > 0 ? [{ $project: projection }] : []),
    ]
    return steps.length > 0 ? piped(found, steps, resolve) : found
  }

  function isDuplicate(doc: Document): boolean {
    return uniques.some(
      ({ isConcerned, fields }) =>
        isConcerned(doc) &&
        [...docs.values()].some(
          (other) =>
            other._id !== doc._id &&
            isConcerned(other) &&
            fields.every((field) => isDeepStrictEqual(other[field] ?? null, doc[field] ?? null)),
        ),
    )
  }

  /** @returns whether that changed anything. */
  function write(before: Document, next: Document): boolean {
    if (isDeepStrictEqual(before, next)) return false
    if (before._id !== next._id) throw new Error('an update may not change _id')
    if (isDuplicate(next)) throw new DuplicateKey([0])
    docs.set(next._id, next)
    return true
  }

  function insert(doc: Document): boolean {
    if (typeof doc._id !== 'string') throw new Error('the collection in memory makes no ids')
    if (docs.has(doc._id) || isDuplicate(doc)) return false
    docs.set(doc._id, doc)
    return true
  }

  function update(found: Iterable<Document>, change: Document) {
    const by = asked(change)
    const counts = { matchedCount: 0, modifiedCount: 0, upsertedCount: 0 }
    for (const doc of found) {
      counts.matchedCount++
      if (write(doc, updated(doc, by, resolve))) counts.modifiedCount++
    }
    return counts
  }

  function upsert(next: Document) {
    if (!insert(next)) throw new DuplicateKey([0])
    return { matchedCount: 0, modifiedCount: 0, upsertedCount: 1 }
  }

  const updateOne = (filter: Document, change: Document, options: { upsert?: boolean } = {}) => {
    const counts = update(first(matching(filter)), change)
    return counts.matchedCount === 0 && options.upsert
      ? upsert(updated(equalities(filter), asked(change), resolve))
      : counts
  }

  return {
    /** As the driver, no index is there before it is made. */
    makeUnique: ({ fields, where }: Unique) =>
      void uniques.push({ fields, isConcerned: where ? matcher(where) : () => true }),

    /** The documents themselves, for pipelines that read this collection from another one. */
    all: () => [...docs.values()],

    find: (filter: Document = {}, reading: Reading = {}) => cursor((more) => read(filter, { ...reading, ...more })),

    findOne: async (filter: Document, reading: Reading = {}) => read(filter, { ...reading, limit: 1 })[0] ?? null,

    aggregate(pipeline: Document[]) {
      const run = async () =>
        piped(
          [...docs.values()].map((doc) => copied(doc)),
          asked(pipeline),
          resolve,
        ).map((doc) => copied(doc))
      return { toArray: run, exec: run }
    },

    distinct: async (field: string, filter: Document) => [
      ...new Set([...matching(filter)].flatMap((doc) => (doc[field] === undefined ? [] : [doc[field]]))),
    ],

    countDocuments: async (filter: Document) => [...matching(filter)].length,

    async findOneAndUpdate(
      filter: Document,
      change: Document,
      { sort, projection, returnDocument }: Reading & { returnDocument: 'after' },
    ) {
      if (returnDocument !== 'after') throw new Error('the collection in memory returns what is there afterwards')
      const [before] = read(filter, { ...(sort ? { sort } : {}), limit: 1 })
      if (!before) return null
      update(first(matching({ _id: before._id })), change)
      return read({ _id: before._id }, projection ? { projection } : {})[0] ?? null
    },

    updateOne: async (...given: Parameters<typeof updateOne>) => updateOne(...given),

    updateMany: async (filter: Document, change: Document) => update([...matching(filter)], change),

    async replaceOne(filter: Document, doc: Document, options: { upsert?: boolean } = {}) {
      const [before] = first(matching(filter))
      if (!before) return options.upsert ? upsert({ ...equalities(filter), ...asked(doc) }) : update([], {})
      const modifiedCount = Number(write(before, { _id: before._id, ...asked(doc) }))
      return { matchedCount: 1, modifiedCount, upsertedCount: 0 }
    },

    async insertMany(given: readonly Document[], { ordered = true } = {}) {
      const refused: number[] = []
      for (const [place, doc] of given.entries()) {
        if (!insert(asked(doc))) refused.push(place)
        if (ordered && refused.length > 0) break
      }
      if (refused.length > 0) throw new DuplicateKey(refused)
      return { insertedCount: given.length }
    },

    async bulkWrite(writes: readonly { updateOne: { filter: Document; update: Document } }[], { ordered = true } = {}) {
      if (ordered) throw new Error('the collection in memory writes in no order')
      const all = writes.map(({ updateOne: { filter, update: change } }) => updateOne(filter, change))
      const sum = (count: 'matchedCount' | 'modifiedCount') => all.reduce((total, one) => total + one[count], 0)
      return { matchedCount: sum('matchedCount'), modifiedCount: sum('modifiedCount') }
    },

    async deleteMany(filter: Document) {
      const found = [...matching(filter)]
      for (const { _id } of found) docs.delete(_id)
      return { deletedCount: found.length }
    },
  }
}

/** A read that is made when its documents are asked for. */
function cursor(read: (more: Reading) => Document[]) {
  const more: Reading = {}
  let mapped = (doc: Document): unknown => doc
  const self = {
    sort(by: Sort) {
      more.sort = by
      return self
    },
    limit(most: number) {
      more.limit = most
      return self
    },
    map(by: (doc: Document) => unknown) {
      mapped = by
      return self
    },
    toArray: async () => read(more).map((doc) => mapped(doc)),
  }
  return self
}

function first(docs: Iterable<Document>): Document[] {
  for (const doc of docs) return [doc]
  return []
}

/** What an upsert makes its document of: the fields that the filter asks to be equal to something. */
function equalities(filter: Document): Document {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value === null || typeof value !== 'object'))
}
