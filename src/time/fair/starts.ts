import { type Instant, instantText, millisecondsOf } from '../instant.ts'
import { type CalendarDate, plusDays, startOfDay } from '../wall-time.ts'

/**
 * When a meeting could begin: every so often from the start of one day to the end of another, both in a zone.
 * @param every ISO 8601, `PT30M`.
 */
export function startsBetween(days: { from: CalendarDate; to: CalendarDate }, zone: string, every: string): Instant[] {
  const epoch = (date: CalendarDate) => Temporal.Instant.from(startOfDay(date, zone)).epochMilliseconds
  const [first, end, step] = [epoch(days.from), epoch(plusDays(days.to, 1)), millisecondsOf(every)]
  return Array.from({ length: Math.ceil((end - first) / step) }, (_, at) => instantText(first + at * step))
}
