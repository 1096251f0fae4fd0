import type { Joined } from '#features/meetings/joined-people.ts'
import type { Attendee, Fairness } from '#time/fair/attendees.ts'
import { carrying } from '#time/fair/fair-hours.ts'
import type { Instant } from '#time/instant.ts'

/** One session of a group: its start, and how long it lasts (ISO 8601). */
export type TimedSession = { at: Instant; lasts: string }

/**
 * The attendees with what the group's sessions have cost each of them since they joined. A newcomer begins with what the
 * others carry on average at their first session; who was in none carries no debt yet, which means that average too.
 * What counts is what was asked of somebody, whatever they answered: who stays away because it is night there has not
 * been spared by it.
 */
export function withDebts(
  people: readonly Joined[],
  sessions: readonly TimedSession[],
  night: Fairness['night'],
): Attendee[] {
  const debts = new Map<string, number | undefined>()
  const owing = ({ since: _, ...one }: Joined): Attendee => {
    const debt = debts.get(one.id)
    return debt === undefined ? one : { ...one, debt }
  }
  for (const { at, lasts } of sessions.toSorted((one, other) => (one.at < other.at ? -1 : 1))) {
    const attendees = people.filter(({ since }) => since <= at).map(owing)
    for (const { id, debt } of carrying(at, { attendees, lasts, night })) debts.set(id, debt)
  }
  return people.map(owing)
}
