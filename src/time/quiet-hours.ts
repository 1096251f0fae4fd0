import { epochOf, instantText } from './instant.ts'
import { type ClockTime, dateAt, instantOf, plusDays } from './wall-time.ts'

/** Hours of a day, over midnight where `to` is not after `from`; the same time twice means none. */
export type Hours = { from: ClockTime; to: ClockTime }

/** From `start` (included) to `end` (not included), in epoch milliseconds. */
export type Period = { start: number; end: number }

/**
 * The quiet period that an instant falls into, or null: its start is when to come earlier, its end is how long to wait.
 * @param zone the zone of the one who wants quiet.
 * @param at epoch milliseconds.
 */
export function quietPeriodAt(hours: Hours, zone: string, at: number): Period | null {
  if (hours.from === hours.to) return null
  const today = dateAt(instantText(at), zone)
  for (const date of [plusDays(today, -1), today]) {
    const last = hours.to > hours.from ? date : plusDays(date, 1)
    const start = epochOf(instantOf(`${date}T${hours.from}`, zone))
    const end = epochOf(instantOf(`${last}T${hours.to}`, zone))
    if (start <= at && at < end) return { start, end }
  }
  return null
}
