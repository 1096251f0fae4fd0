import { type Instant, instantText } from '#time/instant.ts'
import type { Delivery } from '../delivery.ts'
import type { BaseFacts } from '../notice-kind.ts'
import type { Parts } from '../parts.ts'
import { laddersOf, noticesOf } from '../planning/notices.ts'
import { dueTimes } from '../planning/timing.ts'
import { reachOf } from '../routes.ts'
import { standingIn } from '../standing.ts'
import type { Subject } from '../subject.ts'
import type { Truth } from './check.ts'

/**
 * @returns what is true now of the roots of these rows, by root; one that cannot be read, or whose rules throw, is left
 * out and logged: it must not hold up the others. Read AFTER the rows: that order is what makes it safe.
 * @param now business time as the rows were chosen by it, in epoch milliseconds.
 */
export async function truthOf(parts: Parts, rows: readonly Delivery[], now: number): Promise<Map<string, Truth>> {
  const persons = rows.filter(({ place }) => place === null).map(({ to }) => to)
  const bySubject = Map.groupBy(rows, ({ subject }) => subject)
  const [reach, ...subjects] = await Promise.all([
    reachOf(parts, persons),
    ...parts.subjects.map((subject) =>
      knownOf(parts, subject, { rows: bySubject.get(subject.name) ?? [], now: instantText(now) }),
    ),
  ])
  const by = { defaults: parts.defaults, dueTime: dueTimes() }
  // A root that is gone, or of a subject that is gone, wants nothing.
  const truths = new Map<string, Truth>(
    rows.map(({ root }) => [root, { reach, now, notices: new Map(), standing: () => 'concerned' }]),
  )
  for (const { subject, root, known } of subjects.flat()) {
    truths.delete(root)
    if (known === 'unreadable') continue
    try {
      const notices = noticesOf({ subject, root }, known, by)
      const mine = rows.filter((row) => row.root === root && !notices.has(row._id))
      truths.set(root, { reach, now, notices, standing: await standingIn(parts, mine, known.people) })
    } catch (error) {
      parts.log.error({ err: error, root }, 'the notices of a root could not be worked out')
    }
  }
  return truths
}

/** @returns for each root its facts and the rows that matter to these recipients. */
async function knownOf(parts: Parts, subject: Subject, { rows, now }: { rows: readonly Delivery[]; now: Instant }) {
  if (rows.length === 0) return []
  const roots = [...new Set(rows.map(({ root }) => root))]
  const recipients = [...new Set(rows.map(({ to }) => to))]
  const [facts, background] = await Promise.all([
    factsOf(parts, subject, roots),
    parts.store.background(roots, recipients, [...laddersOf(subject)]),
  ])
  const byRoot = Map.groupBy(background, ({ root }) => root)
  return roots.flatMap((root) => {
    const fact = facts.get(root)
    if (fact === undefined) return []
    return [{ subject, root, known: fact === 'unreadable' ? fact : { ...fact, rows: byRoot.get(root) ?? [], now } }]
  })
}

/** All at once; where that throws, one by one, to find the one that does. */
async function factsOf({ log }: Parts, subject: Subject, roots: readonly string[]) {
  try {
    return await subject.facts(roots)
  } catch {
    const facts = new Map<string, BaseFacts | 'unreadable'>()
    for (const root of roots) {
      try {
        for (const [id, fact] of await subject.facts([root])) facts.set(id, fact)
      } catch (error) {
        log.error({ err: error, root }, 'the facts of a root could not be read')
        facts.set(root, 'unreadable')
      }
    }
    return facts
  }
}
