import { type CollectionOptions, difference, kept, modelFor } from './collection-shape.ts'
import { completer } from './complete.ts'
import { type Database, duplicatesIn } from './connection.ts'
import { type Entry, type Held, historyStore, mostHeld } from './history.ts'
import { prepareModel } from './model.ts'

export type { Entry } from './history.ts'

type Filter = Record<string, unknown>
export type FindOptions = { sort?: Record<string, 1 | -1>; limit?: number }

/** A read as it will be made: of which collection, and how its documents are completed. `fields`: null = all. */
export type Reading<T> = {
  collection: string
  filter: Filter
  options: FindOptions
  fields: readonly string[] | null
  complete(stored: Record<string, unknown> & { _id: string }): T[]
}

export interface Collection<T extends { _id: string }> {
  readonly name: string
  get(id: string): Promise<T | null>
  find(filter: Filter, options?: FindOptions): Promise<T[]>
  /** As `find`, but only these fields are read. */
  pick<K extends keyof T & string>(
    filter: Filter,
    fields: readonly K[],
    options?: FindOptions,
  ): Promise<Pick<T, K | '_id'>[]>
  /**
   * Counts the documents that match, by what these fields hold: no document is read where an index has all of the fields,
   * those of the filter too.
   */
  tally<K extends keyof T & string>(filter: Filter, fields: readonly K[]): Promise<(Pick<T, K> & { count: number })[]>
  /** @returns false where a document with this id, or the same unique fields, exists already. */
  insert(doc: T, entry: Entry): Promise<boolean>
  /** As `insert`, in their order by one command, up to the first that is not new. @returns how many were inserted. */
  insertAll(docs: readonly T[], entry: Entry): Promise<number>
  /** The read that `find` makes, or with fields `pick`, not made yet: `read-together.ts` makes several by one command. */
  reading(filter: Filter, options: FindOptions, fields: readonly string[] | null): Reading<T>
  /**
   * Reads, applies the pure rule, and writes with compare-and-set on `version`, appending the entry to the history and
   * marking the document for planning in that one write; retried where somebody else was faster. The rule may run more
   * than once; where it returns the document it was given, nothing is written. What it throws is thrown.
   */
  change(id: string, entry: Entry, rule: (before: T) => T): Promise<T>
  /**
   * As `change`, for all of these: two commands, however many they are, where nobody else is writing. Where somebody is,
   * the rule may meet what it has made itself, and must leave that as it is.
   */
  changeAll(ids: readonly string[], entry: Entry, rule: (before: T) => T): Promise<void>
  /** As `change`, but the rule is given null where there is no such document yet, and its answer is inserted. */
  put(id: string, entry: Entry, rule: (before: T | null) => T): Promise<T>
  /**
   * Writes down what no history tells of and nothing depends on, such as when something was used last: one write, and
   * none where there is no such document.
   */
  touch(id: string, fields: Partial<Omit<T, '_id'>>): Promise<void>
  /** The history of a document: who did what to it and when, oldest first. */
  history(id: string): Promise<Entry[]>
  /** Removes documents for good: expiry and erasure only. @returns how many. */
  remove(filter: Filter): Promise<number>
  /** Makes sure the indexes exist. */
  prepare(): Promise<void>
}

const mostAttempts = 50
/** So many documents are given in one answer of the server; the driver's own number takes a second one from 102 on. */
const oneBatch = 10_000

/** A collection of plain JSON documents with a history, changed only by compare-and-set. */
export function collection<T extends { _id: string }>(
  database: Database,
  options: CollectionOptions<T>,
): Collection<T> {
  const { name } = options
  const model = modelFor(database, options)
  const complete = completer<T>({ name, shape: options.shape, kept }, database.report ?? (() => {}))
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`${name}.${what}`, work)
  const marks = (changed: readonly string[]) => ({
    ...(options.aggregate ? { planAt: 0 } : {}),
    ...(concernsOthers(options.source, changed) ? { replan: true } : {}),
  })
  const filing = historyStore(database)
  const bumps = { version: 1, ...(options.aggregate ? { planRev: 1 } : {}) }

  const read = (filter: Filter, { sort, limit }: FindOptions, fields: readonly string[] | null) =>
    call('find', async () => {
      const query = model.find(filter, fields === null ? { history: 0 } : [...fields]).batchSize(oneBatch)
      if (sort) query.sort(sort)
      if (limit) query.limit(limit)
      const stored = (await query.lean().exec()) as unknown as (Record<string, unknown> & { _id: string })[]
      return stored.flatMap((one) => complete(one, fields))
    })
  const find: Collection<T>['find'] = (filter, options = {}) => read(filter, options, null)

  const fresh = (doc: T, entry: Entry) => ({
    ...doc,
    ...marks(Object.keys(doc)),
    version: 1,
    history: [entry],
    ...(options.aggregate ? { planRev: 1, planEpoch: 0 } : {}),
  })

  async function insertAll(docs: readonly T[], entry: Entry): Promise<number> {
    if (docs.length === 0) return 0
    try {
      // Ordered: mongoose validates all of them before any is written.
      await call('insert', () => model.insertMany(docs.map((doc) => fresh(doc, entry))))
      return docs.length
    } catch (error) {
      const [known] = duplicatesIn(error) ?? []
      if (known === undefined) throw error
      return known
    } finally {
      database.wake()
    }
  }

  const insert = async (doc: T, entry: Entry) => (await insertAll([doc], entry)) === 1

  type Kept = T & { version?: number }

  /** @returns the write that makes one document of the other, if nobody else writes it before; null where they are the same. */
  function writeOf(before: Kept, entry: Entry, next: T) {
    const changed = difference(before, next)
    if (changed === null) return null
    const marked = marks([...Object.keys(changed.set), ...Object.keys(changed.unset)])
    const update = {
      $set: { ...changed.set, ...marked },
      $unset: changed.unset,
      $inc: bumps,
      $push: { history: entry },
    }
    return { filter: { _id: before._id, version: before.version } as never, update: update as never }
  }

  async function changed(before: readonly Kept[]): Promise<void> {
    database.wake()
    for (const { _id, version = 0 } of before)
      if ((version + 1) % mostHeld === 0) await fileHistory(_id).catch(notFiled)
  }

  /** @returns the changed document, 'same' document where nothing changed, or null where somebody else was faster. */
  async function attempt(before: Kept, entry: Entry, next: T): Promise<T | null> {
    const write = writeOf(before, entry, next)
    if (write === null) return before
    const { matchedCount } = await call('update', () => model.updateOne(write.filter, write.update).exec())
    if (matchedCount === 0) return null
    await changed([before])
    return next
  }

  async function changeAll(ids: readonly string[], entry: Entry, rule: (before: T) => T): Promise<void> {
    const found: Kept[] = ids.length === 0 ? [] : await find({ _id: { $in: [...ids] } })
    const due = found.flatMap((before) => {
      const updateOne = writeOf(before, entry, rule(before))
      return updateOne === null ? [] : [{ before, updateOne }]
    })
    if (due.length === 0) return
    const writes = due.map(({ updateOne }) => ({ updateOne }))
    const { matchedCount } = await call('update', () => model.bulkWrite(writes, { ordered: false }))
    await changed(due.map(({ before }) => before))
    // Somebody else was faster at some: those are changed as they are now.
    if (matchedCount < due.length) for (const { before } of due) await change(before._id, entry, rule)
  }

  /** The change itself is written: what is not filed now is filed with the next lot. */
  const notFiled = (err: unknown) => database.report?.({ err, collection: name }, 'a history could not be filed')

  async function heldBy(id: string): Promise<Held | null> {
    const doc = await call('history', () =>
      model
        .findOne({ _id: id } as never, { history: 1, version: 1 })
        .lean<Held>()
        .exec(),
    )
    return doc === null ? null : { ...doc, history: doc.history ?? [] }
  }

  async function fileHistory(id: string): Promise<void> {
    const held = await heldBy(id)
    if (held !== null) await filing.file(name, [held])
  }

  async function put(id: string, entry: Entry, rule: (before: T | null) => T): Promise<T> {
    for (let n = 0; n < mostAttempts; n++) {
      const [before] = await find({ _id: id }, { limit: 1 })
      const next = rule(before ?? null)
      if (next === before) return next
      if (before) {
        const done = await attempt(before, entry, next)
        if (done) return done
      } else if (await insert(next, entry)) return next
    }
    throw new Error(`${name} ${id} was changed by others ${mostAttempts} times in a row`)
  }

  const change: Collection<T>['change'] = (id, entry, rule) =>
    put(id, entry, (before) => {
      if (before === null) throw new Error(`there is no ${name} ${id}`)
      return rule(before)
    })

  return {
    name,
    get: async (id) => (await find({ _id: id }, { limit: 1 }))[0] ?? null,
    find,
    pick: (filter, fields, options = {}) => read(filter, options, fields),
    reading: (filter, options, fields) => ({
      collection: name,
      filter,
      options,
      fields,
      complete: (stored) => complete(stored, fields),
    }),
    tally: (filter, fields) =>
      call('tally', async () => {
        const by = Object.fromEntries(fields.map((field) => [field, `$${field}`]))
        const found = await model.aggregate([{ $match: filter }, { $group: { _id: by, count: { $sum: 1 } } }]).exec()
        return found.map(({ _id, count }) => ({ ..._id, count }))
      }),
    insert,
    insertAll,
    put,
    change,
    changeAll,
    async touch(id, fields) {
      const touched = { _id: id } as never
      await call('touch', () => model.updateOne(touched, { $set: fields } as never).exec())
    },
    async history(id) {
      // First what is held: what is filed between the two reads is seen twice, and told apart by its number.
      const held = await heldBy(id)
      const filed = await filing.filed(name, id)
      const first = held === null ? 0 : held.version - held.history.length
      return [...filed.slice(0, first), ...(held?.history ?? []).map(({ by, at, what }) => ({ by, at, what }))]
    },
    async remove(filter) {
      const ids = await call('find', () => model.distinct('_id', filter as never).exec())
      if (ids.length === 0) return 0
      // Before, so that a crash between the two leaves none behind; and after, for what was filed meanwhile.
      const forget = () => filing.forget(name, ids.map(String))
      await forget()
      const removed = await call('remove', () => model.deleteMany({ ...filter, _id: { $in: ids } } as never).exec())
      await forget()
      return removed.deletedCount
    },
    prepare: () => prepareModel(database, model),
  }
}

function concernsOthers(source: true | readonly string[] | undefined, changed: readonly string[]): boolean {
  return source === true || (source?.some((field) => changed.includes(field)) ?? false)
}
