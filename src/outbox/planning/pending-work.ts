import type { Document } from 'mongodb'
import type { Database } from '#database/connection.ts'
import { joined } from '#database/joined.ts'
import type { PlannedAggregate, Source } from '../aggregate.ts'

/** The collections in which there is something for the planner to do, each named by what is to be done there. */
export type PendingWork = {
  /** The collections that have aggregates whose planning is due. */
  planIn: ReadonlySet<string>
  /** Changed sources whose marks are to be handed on, by collection. */
  handOnFrom: ReadonlySet<string>
  /** Deliveries whose end alters what else is wanted. */
  rows: boolean
}

/**
 * Asks all collections at once whether there is anything to plan or to hand on: one command, however many features there
 * are, so that a process with nothing to do asks once a second and not for each of them.
 * @param now epoch milliseconds of business time.
 */
export async function pendingWork(
  database: Database,
  { aggregates, sources }: { aggregates: readonly PlannedAggregate[]; sources: readonly Source[] },
  now: number,
): Promise<PendingWork> {
  const isThere = (what: string, coll: string, where: Document) => ({
    coll,
    pipeline: [{ $match: where }, { $limit: 1 }, { $replaceWith: { what: { $literal: what } } }],
  })
  const ended = { replan: true, subject: { $in: aggregates.map(({ name }) => name) } }
  const found = await joined<{ what: string }>(database, 'deliveries.pending', [
    isThere('rows', 'deliveries', ended),
    ...aggregates.map(({ collection }) => isThere(`plan ${collection}`, collection, { planAt: { $lte: now } })),
    ...sources.map(({ collection }) => isThere(`hand on ${collection}`, collection, { replan: true })),
  ])
  const names = found.map(({ what }) => what)
  const after = (prefix: string) =>
    new Set(names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)))
  return { planIn: after('plan '), handOnFrom: after('hand on '), rows: names.includes('rows') }
}

/** @returns the earliest business time after `now` at which an aggregate is to be planned, in epoch milliseconds, or null. */
export async function nextPlan(
  database: Database,
  aggregates: readonly PlannedAggregate[],
  now: number,
): Promise<number | null> {
  const soonest = [
    { $match: { planAt: { $gt: now } } },
    { $sort: { planAt: 1 } },
    { $limit: 1 },
    { $project: { planAt: 1 } },
  ]
  const parts = aggregates.map(({ collection }) => ({ coll: collection, pipeline: soonest }))
  const found = await joined<{ planAt: number }>(database, 'deliveries.nextPlan', parts)
  return found.reduce((least: number | null, { planAt }) => Math.min(least ?? planAt, planAt), null)
}
