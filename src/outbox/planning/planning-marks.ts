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
  /** Raised by every change that concerns single persons, and those persons, each with the change that named them last. */
  replanRev?: number
  replanFor?: { person: string; rev: number }[]
  busyUntil?: number
  /** The process that plans it, as `processName` calls it. */
  busyBy?: string
}

/**
 * An aggregate that this process plans now: the changes it has seen, and the number of its pass. `persons`: only for these;
 * null = for everybody.
 */
export type PlanLease = {
  aggregate: string
  rev: number
  replanRev: number
  epoch: number
  persons: readonly string[] | null
}

/** Of more persons than this all rows are planned instead. */
const mostPersons = 100

/** A dead process keeps an aggregate for this long, unless another of its host finds out earlier. */
const busyFor = 30_000

/** The planner's own fields on the aggregates of one collection. */
export type PlanningMarks = ReturnType<typeof planningMarks>

/** @param me this process, as `processName` calls it. */
export function planningMarks(database: Database, collection: string, me: string) {
  // Most of it is by the database's clock, which only pipelines can read: mongoose casts none.
  const documents = driverOf<AggregateMarks>(modelNamed(database, collection))
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`${collection}.${what}`, work)

  const taken = {
    $set: {
      planEpoch: { $add: [{ $ifNull: ['$planEpoch', 0] }, 1] },
      busyUntil: fromNow(database, busyFor),
      busyBy: { $literal: me },
    },
  }
  const isFree = { $expr: leaseIsOver(database, '$busyUntil', busyFor) }
  const seen = { planRev: 1, planEpoch: 1, replanRev: 1, replanFor: 1 }
  const count = (field: string) => ({ $ifNull: [field, 0] })
  const named = { $ifNull: ['$replanFor', []] }
  /** What is left of the persons to plan for once those are planned whom this lease has seen; nothing where that is none. */
  const leftAfter = ({ replanRev }: PlanLease) => ({
    $let: {
      vars: { left: { $filter: { input: named, cond: { $gt: ['$$this.rev', replanRev] } } } },
      in: { $cond: [{ $eq: ['$$left', []] }, '$$REMOVE', '$$left'] },
    },
  })

  return {
    /** @returns an aggregate that is to be planned, taken for this process; null where there is none. */
    async lease(now: number): Promise<PlanLease | null> {
      const aggregate = await call('claim', () =>
        documents.findOneAndUpdate({ planAt: { $lte: now }, ...isFree }, [taken], {
          sort: { planAt: 1 },
          returnDocument: 'after',
          projection: seen,
        }),
      )
      return aggregate && leaseOf(aggregate, null)
    },

    /**
     * @returns an aggregate that is to be planned for some persons alone, taken for this process; null where there is none.
     * One that is to be planned for everybody is none: such a pass covers them, and must never be overtaken by this one.
     */
    async leaseForPersons(now: number): Promise<PlanLease | null> {
      const aggregate = await call('claimForPersons', () =>
        documents.findOneAndUpdate(
          { replanFor: { $exists: true }, planAt: { $not: { $lte: now } }, ...isFree },
          [taken],
          { returnDocument: 'after', projection: seen },
        ),
      )
      return aggregate && leaseOf(aggregate, aggregate.replanFor?.map(({ person }) => person) ?? [])
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
    async finish(lease: PlanLease, next: number | null): Promise<void> {
      const { aggregate, rev, epoch } = lease
      const alarm = next === null ? '$$REMOVE' : next
      // What was planned for some persons says nothing of when all are to be planned, but that it may be earlier.
      const known = { $ifNull: ['$planAt', next] }
      const sooner = next === null ? '$planAt' : { $cond: [{ $lte: [known, next] }, known, next] }
      const planAt = lease.persons === null ? { $cond: [{ $eq: [count('$planRev'), rev] }, alarm, '$planAt'] } : sooner
      await call('finish', () =>
        documents.updateOne({ _id: aggregate, planEpoch: epoch }, [
          { $set: { planAt, replanFor: leftAfter(lease), busyUntil: '$$REMOVE', busyBy: '$$REMOVE' } },
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

    /**
     * Marks aggregates to be planned for these persons alone, because something has changed what they are told. Of many
     * persons all rows are planned: that costs less than looking for each.
     */
    markForPersons: (filter: Filter<AggregateMarks>, persons: readonly string[]) =>
      call('markForPersons', () => {
        const others = {
          $filter: { input: named, cond: { $not: [{ $in: ['$$this.person', { $literal: persons }] }] } },
        }
        const these = persons.map((person) => ({ person: { $literal: person }, rev: '$replanRev' }))
        const areMany = { $gt: [{ $size: '$replanFor' }, mostPersons] }
        const orAll = <T>(many: T, else_: string) => ({ $cond: [areMany, many, else_] })
        return documents.updateMany(filter, [
          { $set: { replanRev: { $add: [count('$replanRev'), 1] } } },
          { $set: { replanFor: { $concatArrays: [others, these] } } },
          {
            $set: {
              planRev: orAll({ $add: [count('$planRev'), 1] }, '$planRev'),
              planAt: orAll(0, '$planAt'),
              replanFor: orAll('$$REMOVE', '$replanFor'),
            },
          },
        ])
      }),
  }
}

function leaseOf({ _id, planRev, planEpoch, replanRev }: AggregateMarks, persons: PlanLease['persons']): PlanLease {
  return { aggregate: _id, rev: planRev ?? 0, replanRev: replanRev ?? 0, epoch: planEpoch ?? 0, persons }
}
