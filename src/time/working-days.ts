import type { Instant } from './instant.ts'
import { type CalendarDate, dateAt, plusDays, weekdayOf } from './wall-time.ts'

/** When an organisation works: ISO weekdays (Monday 1), without its holidays, in its zone. */
export type WorkCalendar = { workdays: readonly number[]; holidays: readonly CalendarDate[]; zone: string }

/**
 * The nth working day after an instant: day 1 is the next working day, never the same day.
 * For 09:00 in a reader's zone: `instantOf(`${date}T09:00`, reader.zone)`.
 * @throws RangeError for a calendar in which nobody ever works.
 */
export function workingDayAfter(calendar: WorkCalendar, after: Instant, nth: number): CalendarDate {
  let date = dateAt(after, calendar.zone)
  let left = nth
  // Two years of holidays in a row are a mistake in the charter, not a calendar.
  for (let tried = 0; left > 0; tried++) {
    if (tried > 730 + nth * 7) throw new RangeError('This calendar has no working days.')
    date = plusDays(date, 1)
    if (isWorkingDay(calendar, date)) left--
  }
  return date
}

export function isWorkingDay(calendar: WorkCalendar, date: CalendarDate): boolean {
  return calendar.workdays.includes(weekdayOf(date)) && !calendar.holidays.includes(date)
}
