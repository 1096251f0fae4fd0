import type { Document } from 'mongodb'
import type { Database } from '#database/connection.ts'
import { modelNamed } from '#database/model.ts'
import type { DeliveryStore } from '../delivery-store.ts'
import type { Source, Subject } from '../subject.ts'
import type { PendingWork } from './pending-work.ts'
import type { Roots } from './roots.ts'

/** What collection.ts keeps on a source. */
type SourceMarks = Document & { _id: string; version?: number | null; replan?: boolean }

type FanOutParts = {
  database: Database
  store: DeliveryStore
  subjects: readonly Subject[]
  sources: readonly Source[]
  roots(collection: string): Roots
}

/** So many sources at a time. */
const atOnce = 500

/**
 * Hands the marks of changed sources on to the roots they concern: first the roots, then the source's own mark is
 * cleared, unless it has changed again. A crash in between repeats it, harmlessly.
 * @param found where there is any.
 * @returns how many were handed on.
 */
export async function fanOut(parts: FanOutParts, found: PendingWork): Promise<number> {
  const changed = parts.sources.filter(({ collection }) => found.handOnFrom.has(collection))
  const rows = found.rows ? fanOutRows(parts) : 0
  const counts = await Promise.all([...changed.map((source) => fanOutSource(parts, source)), rows])
  return counts.reduce((sum, count) => sum + count, 0)
}

async function fanOutSource(parts: FanOutParts, source: Source): Promise<number> {
  const { database, roots } = parts
  const docs = modelNamed<SourceMarks>(database, source.collection)
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`${source.collection}.${what}`, work)
  const changed = await call('toReplan', () =>
    docs.find({ replan: true }, { history: 0 }).limit(atOnce).lean<SourceMarks[]>().exec(),
  )
  for (const doc of changed) {
    for (const { collection, filter } of await source.affects(doc)) await roots(collection).mark(filter)
    const person = source.person?.(doc)
    if (person !== undefined) await markUnreached(parts, person)
    // An older program may have written it without a version.
    const version = doc.version ?? null
    await call('replanned', () => docs.updateOne({ _id: doc._id, version }, { $unset: { replan: '' } }).exec())
  }
  return changed.length
}

/** What nothing led to this person for: it is planned again, and goes out where it is not late. */
async function markUnreached({ store, subjects, roots }: FanOutParts, person: string): Promise<void> {
  const rows = await store.unreached(person)
  for (const { name, collection } of subjects) {
    const concerned = rows.filter(({ subject }) => subject === name).map(({ root }) => root)
    if (concerned.length > 0) await roots(collection).mark({ _id: { $in: [...new Set(concerned)] } })
  }
}

/** Deliveries whose end alters what else is wanted are a source, too: of their own root. */
async function fanOutRows({ store, subjects, roots }: FanOutParts): Promise<number> {
  const ended = await store.toReplan(
    subjects.map(({ name }) => name),
    atOnce,
  )
  for (const row of ended) {
    const subject = subjects.find(({ name }) => name === row.subject)
    if (subject) await roots(subject.collection).mark({ _id: row.root })
    await store.replanned(row)
  }
  return ended.length
}
