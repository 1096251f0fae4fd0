import type { Instant } from '../instant.ts'
import type { Fairness } from './attendees.ts'
import { carrying, type FairTime, fairTime, rankedStarts } from './fair-hours.ts'

/**
 * One time for each meeting of a series, chosen in turn: each is the fairest after all those before it, so that the
 * bad hours go round. On the way no zone gets ahead of half of the nights by more than one, and at the end none carries
 * more than half, unless every time without more conflicts has that fault.
 * @param choices for each meeting when it could begin.
 */
export function rotatingTimes(choices: readonly (readonly Instant[])[], fairness: Fairness): FairTime[] {
  let { attendees } = fairness
  const nights = new Map<string, number>()
  return choices.flatMap((starts, at) => {
    const now = { ...fairness, attendees }
    const { ranked, timeAt } = rankedStarts(starts, now)
    const best = ranked.filter(({ conflicts }) => conflicts === ranked[0]?.conflicts)
    const slots = best.values().map(({ start }) => timeAt(start))
    const ahead = at === choices.length - 1 ? 0 : 1
    const slot = slots.find((one) => mostAhead(nights, one) <= ahead) ?? (best[0] && timeAt(best[0].start))
    if (slot === undefined) return []
    attendees = carrying(slot.instant, now)
    for (const zone of nightZones(slot)) nights.set(zone, (nights.get(zone) ?? 0) + 1)
    return [slot]
  })
}

/** By how many nights a zone would be ahead of all the others together. */
function mostAhead(nights: ReadonlyMap<string, number>, slot: FairTime): number {
  const more = nightZones(slot)
  const zones = new Set(slot.zones.map(({ zone }) => zone))
  const counts = Array.from(zones, (zone) => (nights.get(zone) ?? 0) + (more.includes(zone) ? 1 : 0))
  return 2 * Math.max(...counts) - counts.reduce((sum, count) => sum + count, 0)
}

function nightZones({ zones }: FairTime): string[] {
  return [...new Set(zones.flatMap(({ zone, night }) => (night ? [zone] : [])))]
}

/** What meetings have cost the people of a zone: `pain` and `nights` of one of them, on average. */
export type ZoneBurden = { zone: string; people: number; pain: number; nights: number }

/** Who carries how much of some meetings, by zone: the most first. For a table or a chart. */
export function burdenByZone(instants: readonly Instant[], fairness: Fairness): ZoneBurden[] {
  const burdens = new Map<string, ZoneBurden>()
  for (const instant of instants) {
    for (const { zone, people, pain, night } of fairTime(instant, fairness).zones) {
      const sum = burdens.get(zone) ?? { zone, people: 0, pain: 0, nights: 0 }
      burdens.set(zone, { ...sum, pain: sum.pain + pain * people, nights: sum.nights + (night ? people : 0) })
    }
  }
  const counts = Map.groupBy(fairness.attendees, ({ zone }) => zone)
  return [...burdens.values()]
    .map((sum) => {
      const people = counts.get(sum.zone)?.length ?? 1
      return { zone: sum.zone, people, pain: sum.pain / people, nights: sum.nights / people }
    })
    .toSorted((one, other) => other.pain - one.pain)
}
