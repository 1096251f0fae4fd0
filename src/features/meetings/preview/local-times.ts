import type { FairTime } from '#time/fair/fair-hours.ts'
import { cityName } from '#time/zone-label.ts'

/** What a time is for people of one zone, called `place`: `night` = for how many of them it is night. `wall` is 'YYYY-MM-DDTHH:MM'. */
export type ZoneTime = { zone: string; place: string; people: number; wall: string; night: number }

/** What a time means for people: by zone, the earliest clock first. `unknown` = how many have not said where they are. */
export type LocalTimes = { zones: ZoneTime[]; unknown: number }

/**
 * What a time of a meeting means, the whole of it and not only its start. @param audience how many are asked to come.
 * @param home the organisation's own zone, under the name it gives it.
 */
export function localTimes({ zones }: FairTime, audience: number, home: { zone: string; said?: string }): LocalTimes {
  const times = new Map<string, ZoneTime>()
  for (const { zone, people, wall, night } of zones) {
    const sum = times.get(zone) ?? { zone, place: cityName(zone, home), people: 0, wall, night: 0 }
    times.set(zone, { ...sum, people: sum.people + people, night: sum.night + (night ? people : 0) })
  }
  const all = [...times.values()]
  return { zones: all, unknown: audience - all.reduce((sum, { people }) => sum + people, 0) }
}

/** How many of them meet by day, and how many by night. */
export function countedTimes({ zones }: LocalTimes): { day: number; night: number } {
  const night = zones.reduce((sum, zone) => sum + zone.night, 0)
  return { day: zones.reduce((sum, { people }) => sum + people, 0) - night, night }
}
