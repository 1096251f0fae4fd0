import { epochOf } from '#time/instant.ts'
import type { Delivery } from '../delivery.ts'
import type { Asked, BaseFacts } from '../notice-kind.ts'
import type { Parts } from '../parts.ts'
import { laddersOf, noticesOf } from '../planning/notices.ts'
import { dueTimes } from '../planning/timing.ts'
import { reachOf } from '../routes.ts'
import type { Subject } from '../subject.ts'
import type { Truth } from './check.ts'

/** What is true of one root, and what its notices are told. `null` facts: the root is gone. */
export type RootTruth = Truth & { asked: Asked<BaseFacts> | null }

/** @returns what is true now of the roots of these rows, by root. Read AFTER the rows: that order is what makes it safe. */
export async function truthOf(parts: Parts, rows: readonly Delivery[]): Promise<Map<string, RootTruth>> {
  const persons = rows.filter(({ place }) => place === null).map(({ to }) => to)
  const bySubject = Map.groupBy(rows, ({ subject }) => subject)
  const [reach, ...subjects] = await Promise.all([
    reachOf(parts, persons),
    ...parts.subjects.map((subject) => askedOf(parts, subject, bySubject.get(subject.name) ?? [])),
  ])
  const now = epochOf(parts.clock.now())
  const by = { defaults: parts.defaults, dueTime: dueTimes() }
  const truths = new Map<string, RootTruth>()
  for (const { subject, root, asked } of subjects.flat())
    truths.set(root, {
      asked,
      reach,
      now,
      notices: asked ? noticesOf({ subject, root }, asked, by) : new Map(),
      isKnown: (person) => asked?.people.has(person) ?? true,
    })
  return truths
}

/** @returns for each root its facts and the rows that matter to these recipients. */
async function askedOf(parts: Parts, subject: Subject, rows: readonly Delivery[]) {
  if (rows.length === 0) return []
  const roots = [...new Set(rows.map(({ root }) => root))]
  const recipients = [...new Set(rows.map(({ to }) => to))]
  const now = parts.clock.now()
  const [facts, background] = await Promise.all([
    subject.facts(roots),
    parts.store.background(roots, recipients, [...laddersOf(subject)]),
  ])
  const byRoot = Map.groupBy(background, ({ root }) => root)
  return roots.map((root) => {
    const known = facts.get(root)
    return { subject, root, asked: known ? { ...known, rows: byRoot.get(root) ?? [], now } : null }
  })
}
