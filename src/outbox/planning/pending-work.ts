import type { Document } from 'mongodb'
import type { Database } from '#database/connection.ts'
import { joined } from '#database/joined.ts'
import type { PlannedAggregate, Source } from '../aggregate.ts'

/** The collections in which there is something for the planner to do, each named by what is to be done there. */
export type PendingWork = {
  /** The collections that have aggregates whose planning is due. */
  planIn: ReadonlySet<string>
  /** The collections of changed sources whose marks are to be handed on; deliveries whose end alters what is wanted, too. */
  handOnFrom: ReadonlySet<string>
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
  const isThere = (to: 'plan' | 'hand on', coll: string, where: Document) => ({
    coll,
    pipeline: [{ $match: where }, { $limit: 1 }, { $replaceWith: { to, in: { $literal: coll } } }],
  })
  const ended = { replan: true, subject: { $in: aggregates.map(({ name }) => name) } }
  const found = await joined<{ to: string; in: string }>(database, 'deliveries.pending', [
    isThere('hand on', 'deliveries', ended),
    ...aggregates.map(({ collection }) =>
      isThere('plan', collection, { $or: [{ planAt: { $lte: now } }, { replanFor: { $exists: true } }] }),
    ),
    ...sources.map(({ collection }) => isThere('hand on', collection, { replan: true })),
  ])
  const collections = (to: string) => new Set(found.flatMap((one) => (one.to === to ? [one.in] : [])))
  return { planIn: collections('plan'), handOnFrom: collections('hand on') }
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
