import { rawTimeZones } from '../tables.ts'
import { type CalendarDate, weekdayOf } from '../wall-time.ts'
import { publicHolidayOn } from './public-holidays.ts'

/** A day on which people in a country usually do not work. `holiday` is its name; null = the weekend. */
export type DayOff = { country: string; holiday: string | null }

/**
 * What keeps people of a zone from working on this day. A zone only hints at a country: say "in Kenya" of it, never that
 * somebody is Kenyan. Null also for zones of no country (UTC).
 */
export function dayOffIn(zone: string, date: CalendarDate): DayOff | null {
  const found = countryOf(zone)
  if (!found) return null
  const { countryCode, countryName: country } = found
  const holiday = publicHolidayOn(countryCode, date)
  if (holiday !== null) return { country, holiday }
  return weekendOf(countryCode).includes(weekdayOf(date)) ? { country, holiday: null } : null
}

/** The ISO weekdays on which people of a zone usually work; null for zones of no country. */
export function workdaysIn(zone: string): number[] | null {
  const found = countryOf(zone)
  if (!found) return null
  const weekend = weekendOf(found.countryCode)
  return [1, 2, 3, 4, 5, 6, 7].filter((day) => !weekend.includes(day))
}

function countryOf(zone: string) {
  return rawTimeZones().find(({ name, group }) => name === zone || group.includes(zone))
}

/** ISO weekdays, Monday 1: Friday and Saturday in Egypt, Sunday alone in India. */
function weekendOf(countryCode: string): readonly number[] {
  return new Intl.Locale(`und-${countryCode}`).getWeekInfo().weekend
}
