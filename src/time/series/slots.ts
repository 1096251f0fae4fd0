import { dayIn, monthRange, nthWeekdayIn } from '../month-days.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../wall-time.ts'
import type { MonthDay, Rhythm, Series } from './series.ts'

/** How many years ahead an end is looked for where only a number of times is known: most are near. */
const horizons = [1, 4, 16, 60]

/** The days of a series from its beginning up to a day, whether left out or not. @param last included. */
export function slotsUpTo(
  { rhythm, from, end }: Pick<Series, 'rhythm' | 'from' | 'end'>,
  last: CalendarDate,
): CalendarDate[] {
  const bound = end !== null && 'until' in end && end.until < last ? end.until : last
  const days = daysOf(rhythm, from, bound)
  return end !== null && 'count' in end ? days.slice(0, end.count) : days
}

/** The last day of a series; null where it goes on, undefined where it has no day at all. */
export function lastSlot(series: Pick<Series, 'rhythm' | 'from' | 'end'>): CalendarDate | null | undefined {
  const { rhythm, from, end } = series
  if (rhythm.kind === 'dates') return slotsUpTo(series, rhythm.dates.at(-1) ?? from).at(-1)
  if (end === null) return null
  if ('until' in end) return slotsUpTo(series, end.until).at(-1)
  const ends = horizons.map((years) => Temporal.PlainDate.from(from).add({ years }).toString())
  const last = ends.find((until) => slotsUpTo(series, until).length === end.count) ?? ends.at(-1) ?? from
  return slotsUpTo(series, last).at(-1)
}

function daysOf(rhythm: Rhythm, from: CalendarDate, last: CalendarDate): CalendarDate[] {
  const steps = rhythm.kind === 'dates' ? rhythm.dates : stepsOf(rhythm, from, last)
  return steps.filter((date) => date >= from && date <= last)
}

function stepsOf(rhythm: Exclude<Rhythm, { kind: 'dates' }>, from: CalendarDate, last: CalendarDate): CalendarDate[] {
  if (rhythm.kind === 'days') return steps(from, last, rhythm.every)
  if (rhythm.kind === 'weeks') {
    const on = rhythm.on.length > 0 ? [...new Set(rhythm.on)].sort() : [weekdayOf(from)]
    const mondays = steps(plusDays(from, 1 - weekdayOf(from)), last, 7 * rhythm.every)
    return mondays.flatMap((monday) => on.map((weekday) => plusDays(monday, weekday - 1)))
  }
  const on = rhythm.on.length > 0 ? rhythm.on : [{ day: Number(from.slice(8)) }]
  return monthsFrom(from, last, rhythm.every).flatMap(({ year, month }) => monthDays({ year, month }, on))
}

function steps(from: CalendarDate, last: CalendarDate, days: number): CalendarDate[] {
  const count = Math.floor(Temporal.PlainDate.from(from).until(last).days / days) + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => plusDays(from, at * days))
}

function monthsFrom(from: CalendarDate, last: CalendarDate, every: number): { year: number; month: number }[] {
  const number = (date: CalendarDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
  const first = number(from)
  const count = Math.floor((number(last) - first) / every) + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const month = first + at * every
    return { year: Math.floor(month / 12), month: (month % 12) + 1 }
  })
}

function monthDays({ year, month }: { year: number; month: number }, on: MonthDay[]): CalendarDate[] {
  const range = monthRange(month, { year, today: '' })
  const days = on.map((day) =>
    'nth' in day ? nthWeekdayIn(range, day.weekday, day.nth) : day.day < 0 ? range.last : dayIn(range, day.day),
  )
  return [...new Set(days.filter((day) => day !== undefined))].sort()
}
