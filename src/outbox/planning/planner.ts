import type { Database } from '#database/connection.ts'
import { epochOf } from '#time/instant.ts'
import type { PlannedAggregate, Source } from '../aggregate.ts'
import type { Parts } from '../parts.ts'
import { fanOut } from './fan-out.ts'
import { nextPlan, pendingWork } from './pending-work.ts'
import { planningMarks } from './planning-marks.ts'
import { reconcile } from './reconcile.ts'

/** Turns what is true into rows: for every aggregate that is marked or whose time has come. */
export function planner(parts: Parts & { database: Database; sources: readonly Source[] }) {
  const { clock, aggregates } = parts
  /** Those of which it was logged that they could not be planned: once, however often they are tried. */
  const faulty = new Set<string>()
  const now = () => epochOf(clock.now())
  const marksOf = (collection: string) => planningMarks(parts.database, collection, parts.me)

  async function planOne(aggregate: PlannedAggregate): Promise<boolean> {
    await parts.watch?.look()
    const marks = marksOf(aggregate.collection)
    const lease = (await marks.lease(now())) ?? (await marks.leaseForPersons(now()))
    if (lease === null) return false
    try {
      await reconcile(parts, { aggregate, marks, lease })
      faulty.delete(lease.aggregate)
    } catch (error) {
      // One aggregate that cannot be planned must not keep the others waiting; it is tried again when its lease runs out.
      if (!faulty.has(lease.aggregate))
        parts.log.error({ err: error, root: lease.aggregate }, 'an aggregate could not be planned')
      faulty.add(lease.aggregate)
    }
    return true
  }

  async function planAggregate(aggregate: PlannedAggregate): Promise<number> {
    let passes = 0
    while (!parts.halt?.asked && (await planOne(aggregate))) passes++
    return passes
  }

  return {
    /** Hands on the marks of sources, then plans every aggregate whose time has come. @returns how much there was to do. */
    async sweep(): Promise<number> {
      // A clock that was set leaves all aggregates to be planned: looked at before it is asked what there is.
      await parts.watch?.look()
      const found = await pendingWork(parts.database, parts, now())
      const handedOn = await fanOut({ ...parts, marksOf }, found)
      // What was handed on is to be planned, too: asked once, not of each collection.
      const { planIn } = handedOn > 0 ? await pendingWork(parts.database, parts, now()) : found
      const due = aggregates.filter(({ collection }) => planIn.has(collection))
      const passes = await Promise.all(due.map(planAggregate))
      return passes.reduce((sum, count) => sum + count, handedOn)
    },

    /** What processes of this host held that have died is free at once. */
    async inherit(): Promise<void> {
      for (const { collection } of aggregates) await marksOf(collection).releaseDead()
    },

    /** A new charter, or new zone data: everything is planned again. */
    async markAllAggregates(): Promise<void> {
      for (const aggregate of aggregates) await marksOf(aggregate.collection).mark({})
    },

    /** The earliest business time after now at which an aggregate is to be planned, or null. */
    nextPlan: () => nextPlan(parts.database, aggregates, now()),
  }
}
