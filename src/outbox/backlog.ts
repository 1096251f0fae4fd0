import type { Database } from '#database/connection.ts'
import { joined } from '#database/joined.ts'
import type { PlannedAggregate } from './aggregate.ts'

/** How much there is to send and to plan. Ages in seconds of business time; 0 where nothing is due. */
export type Backlog = {
  /** For each queue what is planned, what of it is due, and for how long the oldest of it. */
  queues: readonly { queue: string; planned: number; due: number; oldestDue: number }[]
  /** How many aggregates are to be planned now. */
  toPlan: number
  /** For how long the oldest alarm of an aggregate is due. What has changed is planned at once, and has no alarm. */
  planLag: number
}

/** So many rows, and aggregates of each kind, are counted and no more: what a look costs does not grow with the installation. */
const mostRows = 10_000
const mostAggregates = 1_000

/**
 * Reads how much there is to do by one command, from indexes alone: the earliest rows first, so that what is due is
 * counted before what is only planned.
 * @param now epoch milliseconds of business time.
 */
export async function readBacklog(
  database: Database,
  aggregates: readonly Pick<PlannedAggregate, 'collection'>[],
  now: number,
): Promise<Backlog> {
  const isDue = { $lte: ['$dueAt', now] }
  const rows = {
    coll: 'deliveries',
    pipeline: [
      { $match: { state: 'planned', dueAt: { $gte: 0 } } },
      { $sort: { dueAt: 1 } },
      { $limit: mostRows },
      {
        $group: {
          _id: '$workspace',
          planned: { $sum: 1 },
          due: { $sum: { $cond: [isDue, 1, 0] } },
          oldest: { $min: '$dueAt' },
        },
      },
    ],
  }
  const toPlan = [...new Set(aggregates.map(({ collection }) => collection))].map((coll) => ({
    coll,
    pipeline: [
      { $match: { planAt: { $lte: now } } },
      { $sort: { planAt: 1 } },
      { $limit: mostAggregates },
      // An alarm of 0 says "now": since when is not known.
      {
        $group: {
          _id: null,
          toPlan: { $sum: 1 },
          oldest: { $min: { $cond: [{ $gt: ['$planAt', 0] }, '$planAt', null] } },
        },
      },
    ],
  }))
  type Found = { _id: string | null; planned?: number; due?: number; toPlan?: number; oldest: number | null }
  const found = await joined<Found>(database, 'deliveries.backlog', [rows, ...toPlan])
  const ageOf = ({ oldest }: Found) => (oldest === null ? 0 : Math.max(0, now - oldest) / 1_000)
  const plans = found.filter((one) => one.toPlan !== undefined)
  return {
    queues: found.flatMap((one) =>
      one._id === null
        ? []
        : [{ queue: one._id, planned: one.planned ?? 0, due: one.due ?? 0, oldestDue: one.due ? ageOf(one) : 0 }],
    ),
    toPlan: plans.reduce((sum, one) => sum + (one.toPlan ?? 0), 0),
    planLag: Math.max(0, ...plans.map(ageOf)),
  }
}
