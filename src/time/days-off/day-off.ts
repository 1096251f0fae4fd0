import { rawTimeZones } from '@vvo/tzdb'
import { type CalendarDate, weekdayOf } from '../wall-time.ts'
import { publicHolidayOn } from './public-holidays.ts'

/** A day on which people in a country usually do not work. `holiday` is its name; null = the weekend. */
export type DayOff = { country: string; holiday: string | null }

/**
 * What keeps people of a zone from working on this day. A zone only hints at a country: say "in Kenya" of it, never that
 * somebody is Kenyan. Null also for zones of no country (UTC).
 */
export function dayOffIn(zone: string, date: CalendarDate): DayOff | null {
  const found = rawTimeZones.find(({ name, group }) => name === zone || group.includes(zone))
  if (!found) return null
  const { countryCode, countryName: country } = found
  const holiday = publicHolidayOn(countryCode, date)
  if (holiday !== null) return { country, holiday }
  return weekendOf(countryCode).includes(weekdayOf(date)) ? { country, holiday: null } : null
}

/** ISO weekdays, Monday 1: Friday and Saturday in Egypt, Sunday alone in India. */
function weekendOf(countryCode: string): readonly number[] {
  return new Intl.Locale(`und-${countryCode}`).getWeekInfo().weekend
}
