import type { Document } from 'mongodb'
import type { Database } from '#database/connection.ts'
import { modelNamed } from '#database/model.ts'
import type { PlannedAggregate, Source } from '../aggregate.ts'
import type { Delivery } from '../delivery.ts'
import type { DeliveryStore } from '../delivery-store.ts'
import { sharedKinds } from './notices.ts'
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

type EndedRow = Pick<Delivery, 'root' | 'kind' | 'to' | 'place'>

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
  const { database, marksOf } = parts
  const docs = modelNamed<SourceMarks>(database, source.collection)
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`${source.collection}.${what}`, work)
  const changed = await call('toReplan', () =>
    docs.find({ replan: true }, { history: 0 }).limit(atOnce).lean<SourceMarks[]>().exec(),
  )
  for (const doc of changed) {
    for (const { collection, filter, persons } of await source.affects(doc))
      await (persons ? marksOf(collection).markForPersons(filter, persons) : marksOf(collection).mark(filter))
    await source.changed?.(doc)
    const person = source.person?.(doc)
    if (person !== undefined) await markUnreached(parts, person)
    // An older program may have written it without a version.
    const version = doc.version ?? null
    await call('replanned', () => docs.updateOne({ _id: doc._id, version }, { $unset: { replan: '' } }).exec())
  }
  return changed.length
}

/** What nothing led to this person for: it is planned again, and goes out where it is not late. */
async function markUnreached({ store, aggregates, marksOf }: FanOutParts, person: string): Promise<void> {
  const rows = await store.unreached(person)
  for (const { name, collection } of aggregates) {
    const concerned = rows.filter(({ subject: aggregate }) => aggregate === name).map(({ root }) => root)
    if (concerned.length > 0) await marksOf(collection).mark({ _id: { $in: [...new Set(concerned)] } })
  }
}

/**
 * Deliveries whose end alters what else is wanted are a source, too: of their own aggregate, and where their kind says
 * nothing to others, for their own recipient.
 */
async function fanOutRows({ store, aggregates, marksOf }: FanOutParts): Promise<number> {
  const markOf = ({ root, kind, to, place }: EndedRow, aggregate: PlannedAggregate) => {
    const marks = marksOf(aggregate.collection)
    const isOwn = place === null && !sharedKinds(aggregate).includes(kind)
    return isOwn ? marks.markForPersons({ _id: root }, [to]) : marks.mark({ _id: root })
  }
  const ended = await store.toReplan(
    aggregates.map(({ name }) => name),
    atOnce,
  )
  for (const row of ended) {
    const aggregate = aggregates.find(({ name }) => name === row.subject)
    if (aggregate) await markOf(row, aggregate)
    await store.replanned(row)
  }
  return ended.length
}
