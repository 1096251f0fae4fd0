import { type Instant, instantText } from '#time/instant.ts'
import type { PlannedAggregate } from '../aggregate.ts'
import type { Delivery } from '../delivery.ts'
import type { BaseFacts } from '../notice-kind.ts'
import type { Parts } from '../parts.ts'
import { dependsOnAll, escalatingKinds, noticesOf } from '../planning/notices.ts'
import { dueTimes } from '../planning/timing.ts'
import { reachOf } from '../routes.ts'
import { standingIn } from '../standing.ts'
import type { CurrentFacts } from './pre-send-check.ts'

/**
 * @returns what is true now of the aggregates of these rows, by aggregate; one that cannot be read, or whose rules throw, is left
 * out and logged: it must not hold up the others. Read AFTER the rows: that order is what makes it safe.
 * @param now business time as the rows were chosen by it, in epoch milliseconds.
 */
export async function readCurrentFacts(
  parts: Parts,
  rows: readonly Delivery[],
  now: number,
): Promise<Map<string, CurrentFacts>> {
  const persons = rows.filter(({ place }) => place === null).map(({ to }) => to)
  const byAggregate = Map.groupBy(rows, ({ subject: aggregate }) => aggregate)
  const [reach, ...aggregates] = await Promise.all([
    reachOf(parts, persons),
    ...parts.aggregates.map((aggregate) =>
      knownOf(parts, aggregate, { rows: byAggregate.get(aggregate.name) ?? [], now: instantText(now) }),
    ),
  ])
  const by = { defaults: parts.defaults, dueTime: dueTimes() }
  // An aggregate that is gone wants nothing.
  const current = new Map<string, CurrentFacts>(
    rows.map(({ root }) => [root, { reach, now, notices: new Map(), standing: () => 'concerned' }]),
  )
  for (const { subject: aggregate, root, known } of aggregates.flat()) {
    current.delete(root)
    if (known === 'unreadable') continue
    try {
      const notices = noticesOf({ aggregate, root }, known, by)
      const mine = rows.filter((row) => row.root === root && !notices.has(row._id))
      current.set(root, { reach, now, notices, standing: await standingIn(parts, mine, known.people) })
    } catch (error) {
      parts.log.error({ err: error, root }, 'the notices of an aggregate could not be worked out')
    }
  }
  return current
}

/**
 * @returns for each aggregate its facts and the rows, as far as they matter to these recipients: a batch costs the same
 * however many others are told. All facts only where what everybody has answered is told.
 */
async function knownOf(
  parts: Parts,
  aggregate: PlannedAggregate,
  { rows, now }: { rows: readonly Delivery[]; now: Instant },
) {
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ root }) => root))]
  const recipients = [...new Set(rows.map(({ to }) => to))]
  const [facts, background] = await Promise.all([
    factsOf(parts, aggregate, { ids, ...(dependsOnAll(aggregate) ? {} : { persons: recipients }) }),
    parts.store.background(ids, recipients, [...escalatingKinds(aggregate)]),
  ])
  const byAggregate = Map.groupBy(background, ({ root }) => root)
  return ids.flatMap((root) => {
    const fact = facts.get(root)
    if (fact === undefined) return []
    return [
      {
        subject: aggregate,
        root,
        known: fact === 'unreadable' ? fact : { ...fact, rows: byAggregate.get(root) ?? [], now },
      },
    ]
  })
}

/** All at once; where that throws, one by one, to find the one that does. */
async function factsOf(
  { log }: Parts,
  aggregate: PlannedAggregate,
  { ids, persons }: { ids: readonly string[]; persons?: readonly string[] },
): Promise<Map<string, BaseFacts | 'unreadable'>> {
  const facts = new Map<string, BaseFacts | 'unreadable'>()
  try {
    return await aggregate.facts(ids, persons)
  } catch {
    for (const root of ids) {
      try {
        for (const [id, fact] of await aggregate.facts([root], persons)) facts.set(id, fact)
      } catch (error) {
        log.error({ err: error, root }, 'the facts of an aggregate could not be read')
        facts.set(root, 'unreadable')
      }
    }
    return facts
  }
}
