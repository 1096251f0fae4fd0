import type { Document, Filter } from 'mongodb'
import type { Database } from '#database/connection.ts'
import { driverOf, modelNamed } from '#database/model.ts'
import { fromNow, leaseIsOver } from '#database/now.ts'
import { hasDied } from '#database/process-name.ts'

/** What collection.ts keeps on an aggregate for the planner. `planAt` in business time, `busyUntil` by the database's clock. */
type AggregateMarks = Document & {
  _id: string
  /** Raised by every change; absent in documents of an older program, which counts as 0. */
  planRev?: number
  planEpoch?: number
  planAt?: number
  busyUntil?: number
  /** The process that plans it, as `processName` calls it. */
  busyBy?: string
}

/** An aggregate that this process plans now: the change it has seen, and the number of its pass. */
export type PlanLease = { aggregate: string; rev: number; epoch: number }

/** A dead process keeps an aggregate for this long, unless another of its host finds out earlier. */
const busyFor = 30_000

/** The planner's own fields on the aggregates of one collection. */
export type PlanningMarks = ReturnType<typeof planningMarks>

/** @param me this process, as `processName` calls it. */
export function planningMarks(database: Database, collection: string, me: string) {
  // Most of it is by the database's clock, which only pipelines can read: mongoose casts none.
  const documents = driverOf<AggregateMarks>(modelNamed(database, collection))
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`${collection}.${what}`, work)

  return {
    /** @returns an aggregate that is to be planned, taken for this process; null where there is none. */
    async lease(now: number): Promise<PlanLease | null> {
      const aggregate = await call('claim', () =>
        documents.findOneAndUpdate(
          { planAt: { $lte: now }, $expr: leaseIsOver(database, '$busyUntil', busyFor) },
          [
            {
              $set: {
                planEpoch: { $add: [{ $ifNull: ['$planEpoch', 0] }, 1] },
                busyUntil: fromNow(database, busyFor),
                busyBy: { $literal: me },
              },
            },
          ],
          { sort: { planAt: 1 }, returnDocument: 'after', projection: { planRev: 1, planEpoch: 1 } },
        ),
      )
      return aggregate && { aggregate: aggregate._id, rev: aggregate.planRev ?? 0, epoch: aggregate.planEpoch ?? 0 }
    },

    /** @returns false where a newer pass has taken over: stop. */
    async renew({ aggregate, epoch }: PlanLease): Promise<boolean> {
      const { matchedCount } = await call('renew', () =>
        documents.updateOne({ _id: aggregate, planEpoch: epoch }, [
          { $set: { busyUntil: fromNow(database, busyFor) } },
        ]),
      )
      return matchedCount === 1
    },

    /** Gives an aggregate back without having planned it. */
    async letGo({ aggregate, epoch }: PlanLease): Promise<void> {
      await call('letGo', () =>
        documents.updateOne({ _id: aggregate, planEpoch: epoch }, { $unset: { busyUntil: '', busyBy: '' } }),
      )
    },

    /** The next alarm holds only for what this pass has seen: a change since then leaves the aggregate to be planned at once. */
    async finish({ aggregate, rev, epoch }: PlanLease, next: number | null): Promise<void> {
      await call('finish', () =>
        documents.updateOne({ _id: aggregate, planEpoch: epoch }, [
          {
            $set: {
              planAt: {
                $cond: [{ $eq: [{ $ifNull: ['$planRev', 0] }, rev] }, next === null ? '$$REMOVE' : next, '$planAt'],
              },
              busyUntil: '$$REMOVE',
              busyBy: '$$REMOVE',
            },
          },
        ]),
      )
    },

    /** Lets go of what processes of this host held that run no more: their passes cannot write any more. */
    async releaseDead(): Promise<void> {
      const held = await call('held', () =>
        documents.find({ busyBy: { $exists: true } }, { projection: { busyBy: 1 } }).toArray(),
      )
      for (const { _id, busyBy = '' } of held)
        if (busyBy !== me && hasDied(busyBy))
          await call('release', () => documents.updateOne({ _id, busyBy }, { $unset: { busyUntil: '', busyBy: '' } }))
    },

    /** Marks aggregates to be planned, because something elsewhere has changed what is wanted for them. */
    mark: (filter: Filter<AggregateMarks>) =>
      call('mark', () => documents.updateMany(filter, { $inc: { planRev: 1 }, $min: { planAt: 0 } })),
  }
}
