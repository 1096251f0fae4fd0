import { weekdayNames } from '../english-names.ts'
import { listed } from '../english-words.ts'
import type { CalendarDate, ClockTime } from '../wall-time.ts'

/** A day of a month: the nth such weekday (1 Monday to 7), or a number; -1 is the last. A month without it is left out. */
export type MonthDay = { nth: number; weekday: number } | { day: number }

/** Which days a series meets on. `on` without days: the weekday, or the day of the month, of the series' first day. */
export type Rhythm =
  | { kind: 'days'; every: number }
  | { kind: 'weeks'; every: number; on: number[] }
  | { kind: 'months'; every: number; on: MonthDay[] }
  | { kind: 'dates'; dates: CalendarDate[] }

/** What every meeting of a series has: the same wall time all year, also where clocks change. `time` null = not known yet. */
export type SeriesTime = {
  time: ClockTime | null
  zone: string
  /** The place to show for the zone, "Geneva". */
  said: string
  /** ISO 8601. */
  lasts: string
}

/**
 * Meetings that repeat, as plain JSON. A meeting of a series is named by its `slot`, the day that the rhythm gave it,
 * whatever day it was moved to. `end` null = it goes on. `shift`: all of them were moved so many days from their slots.
 */
export type Series = SeriesTime & {
  rhythm: Rhythm
  shift?: number
  from: CalendarDate
  end: { count: number } | { until: CalendarDate } | null
  changes: SeriesChange[]
}

/** What is different on one day: it is left out, or something of it is other than usual. */
type SeriesChange = { slot: CalendarDate; to: 'skipped' | SlotChange }
export type SlotChange = Partial<SeriesTime> & { date?: CalendarDate }

/** Leaves one meeting out; those behind it stay, and a number of times still counts it. */
export function skipSlot(series: Series, slot: CalendarDate): Series {
  return changed(series, { slot, to: 'skipped' })
}

/** Changes one meeting, on top of what was changed of it before. */
export function changeSlot(series: Series, slot: CalendarDate, to: SlotChange): Series {
  const before = series.changes.find((change) => change.slot === slot)?.to
  return changed(series, { slot, to: typeof before === 'object' ? { ...before, ...to } : to })
}

/** Takes back what was changed of one meeting, or that it is left out. */
export function restoreSlot(series: Series, slot: CalendarDate): Series {
  return { ...series, changes: series.changes.filter((change) => change.slot !== slot) }
}

function changed(series: Series, change: SeriesChange): Series {
  return { ...series, changes: [...restoreSlot(series, change.slot).changes, change] }
}

export const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** "every Tuesday and Thursday", "every weekday", "every 2 weeks on Friday", "the third Friday of each month", "on 4 dates". */
export function sayRhythm(rhythm: Rhythm): string {
  if (rhythm.kind === 'dates') return `on ${rhythm.dates.length} dates`
  if (rhythm.kind === 'days') return everySome(rhythm.every, 'day')
  if (rhythm.kind === 'weeks') return sayWeeks(rhythm)
  const months = rhythm.every === 1 ? 'each month' : everySome(rhythm.every, 'month')
  if (rhythm.on.length === 0) return everySome(rhythm.every, 'month')
  const of = rhythm.every === 1 ? ' of ' : ', '
  return `${listed(rhythm.on.map(sayMonthDay))}${of}${months}`
}

function sayWeeks({ every, on }: { every: number; on: readonly number[] }): string {
  const days = on.toSorted()
  const names = listed(days.map((day) => weekdayNames[day - 1] ?? ''))
  if (names === '') return everySome(every, 'week')
  if (every > 1) return `${everySome(every, 'week')} on ${names}`
  if (days.length === 7) return 'every day'
  return days.join('') === '12345' ? 'every weekday' : `every ${names}`
}

function sayMonthDay(on: MonthDay): string {
  if ('day' in on) return on.day < 0 ? 'the last day' : `day ${on.day}`
  return `the ${on.nth < 0 ? 'last' : (ordinals[on.nth - 1] ?? '')} ${weekdayNames[on.weekday - 1] ?? ''}`
}

/** "every week", "every 2 weeks". */
export function everySome(count: number, unit: string): string {
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`
}
