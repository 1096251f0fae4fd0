import { type CalendarDate, plusDays, weekdayOf } from './wall-time.ts'

/** From its first day to its last, both included. */
export type DayRange = { first: CalendarDate; last: CalendarDate }

/** The day, or undefined for 31 June. */
export function dateOf(typed: { day: number; month: number; year: number }): CalendarDate | undefined {
  try {
    return Temporal.PlainDate.from(typed, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

/** The first such weekday on or after a day. */
export function nextWeekday(weekday: number, from: CalendarDate): CalendarDate {
  return plusDays(from, (weekday - weekdayOf(from) + 7) % 7)
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
