import type { Joined } from '#features/meetings/joined-people.ts'
import type { Fairness } from '#time/fair/attendees.ts'
import { burdenByZone } from '#time/fair/rotation.ts'
import type { TimedSession } from './debts.ts'

/**
 * What a group's meetings have asked, and will ask, of one zone: how many people are there, how many meetings there have
 * been since the first of them joined, how many of them at night, and the pain of all for one of them on average.
 */
export type Burden = { zone: string; people: number; meetings: number; nights: number; pain: number }

/** Who carries what of some sessions, by zone: the most nights first, then the most pain. */
export function burdensOf(
  people: readonly Joined[],
  sessions: readonly TimedSession[],
  night: Fairness['night'],
): Burden[] {
  const burdens = new Map<string, Burden>()
  for (const { zone } of people) {
    const known = burdens.get(zone) ?? { zone, ...nothing }
    burdens.set(zone, { ...known, people: known.people + 1 })
  }
  for (const { at, lasts } of sessions) {
    const attendees = people.filter(({ since }) => since <= at)
    for (const { zone, nights, pain } of burdenByZone([at], { attendees, lasts, night })) {
      const sum = burdens.get(zone)
      if (sum)
        burdens.set(zone, {
          ...sum,
          meetings: sum.meetings + 1,
          nights: sum.nights + (nights > 0 ? 1 : 0),
          pain: sum.pain + pain,
        })
    }
  }
  return [...burdens.values()].toSorted(byNights)
}

/** What several groups ask of each zone together; somebody in two of them counts twice. */
export function sumOf(groups: readonly (readonly Burden[])[]): Burden[] {
  const sums = new Map<string, Burden>()
  for (const burden of groups.flat()) {
    const { zone, people, meetings, nights, pain } = sums.get(burden.zone) ?? { ...burden, ...nothing }
    sums.set(zone, {
      zone,
      people: people + burden.people,
      meetings: meetings + burden.meetings,
      nights: nights + burden.nights,
      pain: pain + burden.pain,
    })
  }
  return [...sums.values()].toSorted(byNights)
}

/** The zone that has more than half of all nights; null where none has. */
export function beyondHalfOf(burdens: readonly Burden[]): Burden | null {
  const all = nightsIn(burdens)
  return burdens.find(({ nights }) => 2 * nights > all) ?? null
}

export function nightsIn(burdens: readonly Burden[]): number {
  return burdens.reduce((sum, { nights }) => sum + nights, 0)
}

const nothing = { people: 0, meetings: 0, nights: 0, pain: 0 }

function byNights(one: Burden, other: Burden): number {
  return other.nights - one.nights || other.pain - one.pain
}
