import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import { monthOf, monthPattern } from '../calendar-words.ts'
import { dateOf } from './days.ts'

/** From its first day to its last, both included. */
export type DayRange = { first: CalendarDate; last: CalendarDate }

const year = '(?:,?\\s+(?:of\\s+)?(?<year>20\\d\\d)(?!\\d|[:.]\\d|\\s*(?:hours|hrs|h)\\b))?'
/** "May", "May 2021", "this month", "next week", "the year". */
export const rangePattern = `(?:(?<month>${monthPattern})${year}|(?<which>the|this|next)\\s+(?<unit>week|month|year))`

/**
 * The days of what `rangePattern` found. A month without a year is the next that is not over.
 * @param today in the speaker's zone.
 */
export function rangeOf(groups: Record<string, string | undefined>, today: CalendarDate): DayRange {
  if (groups.month) return monthRange(monthOf(groups.month), { year: groups.year ? Number(groups.year) : null, today })
  const ahead = groups.which?.toLowerCase() === 'next' ? 1 : 0
  const day = Temporal.PlainDate.from(today)
  const unit = groups.unit?.toLowerCase()
  if (unit === 'week') {
    const first = plusDays(today, 1 - weekdayOf(today) + 7 * ahead)
    return { first, last: plusDays(first, 6) }
  }
  if (unit === 'year') return { first: `${day.year + ahead}-01-01`, last: `${day.year + ahead}-12-31` }
  const month = day.with({ day: 1 }).add({ months: ahead })
  return monthRange(month.month, { year: month.year, today })
}

/** A month's days. @param when its year; null = the next such month that is not over. */
export function monthRange(month: number, when: { year: number | null; today: CalendarDate }): DayRange {
  const thisYear = Number(when.today.slice(0, 4))
  const ended = month < Number(when.today.slice(5, 7))
  const first = Temporal.PlainDate.from({ year: when.year ?? thisYear + (ended ? 1 : 0), month, day: 1 })
  return { first: first.toString(), last: first.with({ day: first.daysInMonth }).toString() }
}

/** The nth such weekday of a range; -1 is the last. Undefined where it has no fifth. */
export function nthWeekdayIn(range: DayRange, weekday: number, nth: number): CalendarDate | undefined {
  if (nth < 0) return plusDays(range.last, -((weekdayOf(range.last) - weekday + 7) % 7))
  const date = plusDays(range.first, ((weekday - weekdayOf(range.first) + 7) % 7) + 7 * (nth - 1))
  return date <= range.last ? date : undefined
}

/** The last day from Monday to Friday on or before a day. */
export function weekdayBefore(date: CalendarDate): CalendarDate {
  return plusDays(date, -Math.max(0, weekdayOf(date) - 5))
}

/** The first day from Monday to Friday on or after a day. */
export function weekdayFrom(date: CalendarDate): CalendarDate {
  return plusDays(date, weekdayOf(date) > 5 ? 8 - weekdayOf(date) : 0)
}

/** The day of that number in a month, or undefined: "2021-02-31". */
export function dayIn(month: DayRange, day: number): CalendarDate | undefined {
  return dateOf({ day, month: Number(month.first.slice(5, 7)), year: Number(month.first.slice(0, 4)) })
}
