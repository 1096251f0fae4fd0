import { groupsBy } from '#grouped-by.ts'
import { type DayOff, dayOffIn } from '#time/days-off/day-off.ts'
import { type CalendarDate, dateAt } from '#time/wall-time.ts'
import type { Session } from '../meeting.ts'

/** A country where the day of a session is a public holiday, or the weekend where `holiday` is null; `on`: of which, of several. */
export type PlaceOff = DayOff & { people: number; on?: CalendarDate }

type Placed = { zone: string | null }

const byZone = groupsBy<Placed>(({ zone }) => zone ?? '')

/**
 * Where people have that day off, by the date it is in their own zone: holidays first, most people first. A country that
 * has the same for several sessions stands once.
 */
export function daysOff(sessions: readonly Session[], people: readonly Placed[]): PlaceOff[] {
  const places = new Map<string, PlaceOff>()
  for (const session of sessions)
    for (const place of placesOff(session, people)) {
      const key = `${place.country}|${place.holiday}`
      const on = sessions.length > 1 && place.holiday !== null ? { on: session.date } : {}
      if ((places.get(key)?.people ?? 0) < place.people) places.set(key, { ...place, ...on })
    }
  return [...places.values()].toSorted(inOrder)
}

function inOrder(one: PlaceOff, other: PlaceOff): number {
  const holidaysFirst = Number(one.holiday === null) - Number(other.holiday === null)
  return holidaysFirst || other.people - one.people || (one.country < other.country ? -1 : 1)
}

function placesOff({ at, date }: Session, people: readonly Placed[]): PlaceOff[] {
  const zones = byZone(people)
  const found = [...zones].flatMap(([zone, there]) => {
    const off = zone === '' ? null : dayOffIn(zone, at === null ? date : dateAt(at, zone))
    return off ? [{ ...off, people: there.length }] : []
  })
  const countries = Map.groupBy(found, ({ country, holiday }) => `${country}|${holiday}`)
  return [...countries.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, people: others.reduce((sum, { people: more }) => sum + more, first.people) }] : [],
  )
}
