import type { Person } from '#people/person.ts'
import { epochOf, type Instant } from '#time/instant.ts'
import { type Hours, quietPeriodAt } from '#time/quiet-hours.ts'
import { wallTimeAt } from '#time/wall-time.ts'

/** What a time is for people of one zone. `wall` is 'YYYY-MM-DDTHH:MM'. */
export type ZoneTime = { zone: string; people: number; wall: string; night: boolean }

/** What a time means for people: by zone, the earliest clock first. `unknown` = how many have not said where they are. */
export type LocalTimes = { zones: ZoneTime[]; unknown: number }

/** @param night hours in which it is hard to meet. */
export function localTimes(at: Instant, people: readonly Person[], night: Hours): LocalTimes {
  const counts = new Map<string, number>()
  for (const { zone } of people) if (zone !== null) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  const zones = [...counts].map(([zone, count]) => ({
    zone,
    people: count,
    wall: wallTimeAt(at, zone),
    night: quietPeriodAt(night, zone, epochOf(at)) !== null,
  }))
  return {
    zones: zones.toSorted((one, other) => (one.wall < other.wall ? -1 : 1)),
    unknown: people.filter(({ zone }) => zone === null).length,
  }
}

/** How many of them meet by day, and how many by night. */
export function countedTimes({ zones }: LocalTimes): { day: number; night: number } {
  const sum = (night: boolean) =>
    zones.filter((zone) => zone.night === night).reduce((total, { people }) => total + people, 0)
  return { day: sum(false), night: sum(true) }
}
