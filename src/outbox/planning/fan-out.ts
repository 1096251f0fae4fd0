import type { Document } from 'mongodb'
import type { Database } from '#database/connection.ts'
import { modelNamed } from '#database/model.ts'
import type { Affected, PlannedAggregate, Source } from '../aggregate.ts'
import type { DeliveryStore } from '../delivery-store.ts'
import { dependsOnAll, escalatingKinds } from './notices.ts'
import type { PendingWork } from './pending-work.ts'
import type { PlanningMarks } from './planning-marks.ts'

/** What collection.ts keeps on a source. */
type SourceMarks = Document & { _id: string; version?: number | null; replan?: boolean }

type FanOutParts = {
  database: Database
  store: DeliveryStore
  aggregates: readonly PlannedAggregate[]
  sources: readonly Source[]
  marksOf(collection: string): PlanningMarks
}

/** The number of changed sources that one round hands on. */
const atOnce = 500

/**
 * Hands the marks of changed sources on to the aggregates they concern: first the aggregates, then the source's own mark is
 * cleared, unless it has changed again. A crash in between repeats it, harmlessly.
 * @param found where there is any.
 * @returns how many were handed on.
 */
export async function fanOut(parts: FanOutParts, found: PendingWork): Promise<number> {
  const changed = parts.sources.filter(({ collection }) => found.handOnFrom.has(collection))
  const rows = found.handOnFrom.has('deliveries') ? fanOutRows(parts) : 0
  const counts = await Promise.all([...changed.map((source) => fanOutSource(parts, source)), rows])
  return counts.reduce((sum, count) => sum + count, 0)
}

async function fanOutSource(parts: FanOutParts, source: Source): Promise<number> {
  const { database } = parts
  const docs = modelNamed<SourceMarks>(database, source.collection)
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`${source.collection}.${what}`, work)
  const changed = await call('toReplan', () =>
    docs.find({ replan: true }, { history: 0 }).limit(atOnce).lean<SourceMarks[]>().exec(),
  )
  for (const doc of changed) {
    for (const one of await source.affects(doc)) await markAffected(parts, one)
    await source.changed?.(doc)
    const person = source.person?.(doc)
    if (person !== undefined) await markUnreached(parts, person)
    // An older program may have written it without a version.
    const version = doc.version ?? null
    await call('replanned', () => docs.updateOne({ _id: doc._id, version }, { $unset: { replan: '' } }).exec())
  }
  return changed.length
}

/** For the persons named alone, unless what one does may alter what others are told. */
async function markAffected({ aggregates, marksOf }: FanOutParts, { collection, filter, persons }: Affected) {
  const aggregate = aggregates.find((one) => one.collection === collection)
  const marks = marksOf(collection)
  if (persons === undefined || (aggregate && dependsOnAll(aggregate))) await marks.mark(filter)
  else await marks.markForPersons(filter, persons)
}

/** What nothing led to this person for: it is planned again, and goes out where it is not late. */
async function markUnreached(parts: FanOutParts, person: string): Promise<void> {
  const rows = await parts.store.unreached(person)
  for (const { name, collection } of parts.aggregates) {
    const concerned = rows.filter(({ subject: aggregate }) => aggregate === name).map(({ root }) => root)
    if (concerned.length > 0)
      await markAffected(parts, { collection, filter: { _id: { $in: [...new Set(concerned)] } }, persons: [person] })
  }
}

/**
 * Deliveries whose end alters what else is wanted are a source, too: of their own aggregate, and where their kind does
 * not escalate, for their own recipient.
 */
async function fanOutRows(parts: FanOutParts): Promise<number> {
  const { store, aggregates } = parts
  const ended = await store.toReplan(
    aggregates.map(({ name }) => name),
    atOnce,
  )
  for (const row of ended) {
    const aggregate = aggregates.find(({ name }) => name === row.subject)
    if (aggregate) {
      const isOwn = row.place === null && !escalatingKinds(aggregate).has(row.kind)
      const whom = isOwn ? { persons: [row.to] } : {}
      await markAffected(parts, { collection: aggregate.collection, filter: { _id: row.root }, ...whom })
    }
    await store.replanned(row)
  }
  return ended.length
}
