import { dayOffIn } from '#time/days-off/day-off.ts'
import type { Attendee } from '#time/fair/attendees.ts'
import { epochOf, type Instant } from '#time/instant.ts'
import type { Period } from '#time/quiet-hours.ts'
import { type CalendarDate, dateAt, plusDays, startOfDay } from '#time/wall-time.ts'

/** The attendees with the public holidays of their countries. @param days on which a time is looked for, anywhere. */
export function withHolidays(attendees: readonly Attendee[], days: readonly CalendarDate[]): Attendee[] {
  // A day somewhere is partly the one before or after it elsewhere.
  const near = [...new Set(days.flatMap((day) => [plusDays(day, -1), day, plusDays(day, 1)]))]
  const periods = new Map<string, Period[]>()
  const holidaysIn = (zone: string) => {
    const known = periods.get(zone) ?? near.filter((day) => isHoliday(zone, day)).map((day) => wholeDay(day, zone))
    periods.set(zone, known)
    return known
  }
  return attendees.map((one) => ({ ...one, off: holidaysIn(one.zone) }))
}

/** How many of them have a public holiday then. */
export function onHoliday(attendees: readonly Attendee[], at: Instant): string[] {
  return attendees.filter(({ zone }) => isHoliday(zone, dateAt(at, zone))).map(({ id }) => id)
}

function isHoliday(zone: string, date: CalendarDate): boolean {
  return (dayOffIn(zone, date)?.holiday ?? null) !== null
}

function wholeDay(date: CalendarDate, zone: string): Period {
  return { start: epochOf(startOfDay(date, zone)), end: epochOf(startOfDay(plusDays(date, 1), zone)) }
}
