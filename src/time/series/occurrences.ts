import type { Instant } from '../instant.ts'
import { type CalendarDate, plusDays, readWallTime } from '../wall-time.ts'
import type { Series, SeriesTime } from './series.ts'
import { slotsUpTo } from './slots.ts'

/**
 * One meeting of a series. `clock` says where a clock change skips its wall time (then it meets that much later) or
 * repeats it (then the first of both). `changed` = something of it is other than usual.
 */
export type Occurrence = SeriesTime & {
  slot: CalendarDate
  /** The how manieth, from 1; those left out are counted. */
  nth: number
  date: CalendarDate
  /** The start; null where only the day is known. */
  instant: Instant | null
  clock: 'unique' | 'skipped' | 'repeated'
  changed: boolean
}

/** The furthest that one meeting is moved from its slot and still found by the day it is on. */
const furthestMove = 60

/** The meetings of a series between two days, both included, by the day they are really on, in order. */
export function occurrencesOf(series: Series, days: { from: CalendarDate; to: CalendarDate }): Occurrence[] {
  const early = Math.max(0, -(series.shift ?? 0))
  return slotsUpTo(series, plusDays(days.to, early + (series.changes.length > 0 ? furthestMove : 0)))
    .flatMap((slot, at) => occurrenceOn(series, slot, at + 1))
    .filter(({ date }) => date >= days.from && date <= days.to)
    .sort((one, other) => (startOf(one) < startOf(other) ? -1 : 1))
}

/** The meeting of a slot, whatever day it was moved to; null where it is left out, or the series has no such slot. */
export function occurrenceAt(series: Series, slot: CalendarDate): Occurrence | null {
  const at = slotsUpTo(series, slot).indexOf(slot)
  return at < 0 ? null : (occurrenceOn(series, slot, at + 1)[0] ?? null)
}

function occurrenceOn(series: Series, slot: CalendarDate, nth: number): Occurrence[] {
  const change = series.changes.find((candidate) => candidate.slot === slot)?.to ?? {}
  if (change === 'skipped') return []
  const { time, zone, said, lasts } = series
  const usual = { time, zone, said, lasts, date: plusDays(slot, series.shift ?? 0), ...change }
  const changed = Object.keys(change).length > 0
  if (usual.time === null) return [{ slot, nth, ...usual, instant: null, clock: 'unique', changed }]
  const read = readWallTime(`${usual.date}T${usual.time}`, usual.zone)
  if (read.kind === 'unique') return [{ slot, nth, ...usual, instant: read.instant, clock: 'unique', changed }]
  const [first, second] = read.choices
  const instant = read.kind === 'skipped' ? second.instant : first.instant
  return [{ slot, nth, ...usual, instant, clock: read.kind, changed }]
}

function startOf({ date, time, instant }: Occurrence): string {
  return instant ?? `${date}T${time ?? ''}`
}
