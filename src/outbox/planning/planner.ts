import type { Database } from '#database/connection.ts'
import { epochOf } from '#time/instant.ts'
import type { Parts } from '../parts.ts'
import type { Source, Subject } from '../subject.ts'
import { fanOut } from './fan-out.ts'
import { nextPlan, pendingWork } from './pending-work.ts'
import { reconcile } from './reconcile.ts'
import { rootsOf } from './roots.ts'

/** Turns what is true into rows: for every root that is marked or whose time has come. */
export function planner(parts: Parts & { database: Database; sources: readonly Source[] }) {
  const { clock, subjects } = parts
  /** Those of which it was logged that they could not be planned: once, however often they are tried. */
  const faulty = new Set<string>()
  const now = () => epochOf(clock.now())
  const roots = (collection: string) => rootsOf(parts.database, collection, parts.me)

  async function planOne(subject: Subject): Promise<boolean> {
    await parts.watch?.look()
    const claim = await roots(subject.collection).claim(now())
    if (claim === null) return false
    try {
      await reconcile(parts, { subject, roots: roots(subject.collection), claim })
      faulty.delete(claim.root)
    } catch (error) {
      // One root that cannot be planned must not keep the others waiting; it is tried again when its claim runs out.
      if (!faulty.has(claim.root)) parts.log.error({ err: error, root: claim.root }, 'a root could not be planned')
      faulty.add(claim.root)
    }
    return true
  }

  async function planSubject(subject: Subject): Promise<number> {
    let passes = 0
    while (!parts.halt?.asked && (await planOne(subject))) passes++
    return passes
  }

  return {
    /** Hands on the marks of sources, then plans every root whose time has come. @returns how much there was to do. */
    async sweep(): Promise<number> {
      // A clock that was set leaves all roots to be planned: looked at before it is asked what there is.
      await parts.watch?.look()
      const found = await pendingWork(parts.database, parts, now())
      const handedOn = await fanOut({ ...parts, roots }, found)
      // What was handed on may be to plan anywhere.
      const due = handedOn > 0 ? subjects : subjects.filter(({ collection }) => found.planIn.has(collection))
      const passes = await Promise.all(due.map(planSubject))
      return passes.reduce((sum, count) => sum + count, handedOn)
    },

    /** What processes of this host held that have died is free at once. */
    async inherit(): Promise<void> {
      for (const { collection } of subjects) await roots(collection).releaseDead()
    },

    /** A new charter, or new zone data: everything is planned again. */
    async markAllRoots(): Promise<void> {
      for (const subject of subjects) await roots(subject.collection).mark({})
    },

    /** The earliest business time after now at which a root is to be planned, or null. */
    nextPlan: () => nextPlan(parts.database, subjects, now()),
  }
}
