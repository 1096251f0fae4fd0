import { type Database, isDuplicate } from './connection.ts'
import { driverOf, modelOf, prepareModel, schemaOf } from './model.ts'

/** Who did what, when: appended to a document in the same write as the change itself. `what` never holds personal values. */
export type Entry = { by: string; at: string; what: string }

/** An entry that has left its document: `of` is `collection|id`, `n` the version of the document that it made. */
type Filed = Entry & { _id: string; of: string; n: number }

/** What a document still holds of its history, read together with its version. */
export type Held = { _id: string; version: number; history: readonly Entry[] }

/** A document holds no more entries than about this many: the rest is filed, so that reading it does not cost ever more. */
export const mostHeld = 20

const schema = schemaOf<Filed>('history', { _id: String, of: String, n: Number, by: String, at: String, what: String })
schema.index({ of: 1, n: 1 })

/** The entries that have left their documents. An entry is in its document, or here, or for a moment in both; never in neither. */
export function historyStore(database: Database) {
  const model = modelOf<Filed>(database, schema)
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`history.${what}`, work)

  return {
    /**
     * Files what these documents of a collection hold. The entries are copied first, and taken out only where nobody has
     * added to the document since: an entry is never in neither place. Done again after a crash, it files nothing twice.
     */
    async file(collection: string, held: readonly Held[]): Promise<void> {
      const entries = held.flatMap((doc) => numbered(`${collection}|${doc._id}`, doc))
      if (entries.length === 0) return
      try {
        // What is a duplicate was filed before, and the others are inserted: mongoose would say so in another way.
        await call('copy', () => driverOf<Filed>(model).insertMany(entries, { ordered: false }))
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      const emptied = held.map(({ _id, version }) => ({
        updateOne: { filter: { _id, version }, update: { $set: { history: [] } } },
      }))
      // A migration files histories before any store, and with it any model, is opened.
      await call('takeOut', () =>
        database.connection.collection<Held>(collection).bulkWrite(emptied, { ordered: false }),
      )
    },

    /** @returns what was filed of one document, oldest first. */
    filed: (collection: string, id: string): Promise<Entry[]> =>
      call('find', async () => {
        const entries = await model
          .find({ of: `${collection}|${id}` })
          .sort({ n: 1 })
          .lean<Filed[]>()
          .exec()
        return entries.map(({ by, at, what }) => ({ by, at, what }))
      }),

    /** Forgets the history of documents that are removed. */
    forget: (collection: string, ids: readonly string[]) =>
      call('forget', () => model.deleteMany({ of: { $in: ids.map((id) => `${collection}|${id}`) } }).exec()),

    prepare: () => prepareModel(database, model),
  }
}

/** Every change adds one entry and raises the version by one, so the last entry held is the one of the present version. */
function numbered(of: string, { version, history }: Held): Filed[] {
  return history.map(({ by, at, what }, index) => {
    const n = version - (history.length - 1 - index)
    return { _id: `${of}|${n}`, of, n, by, at, what }
  })
}
