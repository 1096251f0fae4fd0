import type { Instant } from './instant.ts'
import { type CalendarDate, type ClockTime, instantOf, plusDays, startOfDay } from './wall-time.ts'

/** The last day of something, or the time on it. `AoE`, anywhere on Earth, is a day that ends when it has ended everywhere. */
export type Deadline = { date: CalendarDate; time?: ClockTime; zone?: string }

/** The zone in which it is a given day longest. */
const anywhereOnEarth = '-12:00'

/**
 * The instant from which it is too late. Without a time: the end of that day.
 * @param zone the organisation's, for a deadline that names none.
 */
export function deadlineInstant(deadline: Deadline, zone: string): Instant {
  const where = deadlineZone(deadline, zone)
  if (deadline.time === undefined) return startOfDay(plusDays(deadline.date, 1), where)
  return instantOf(`${deadline.date}T${deadline.time}`, where)
}

/** Where a deadline's clock hangs. @param zone the organisation's, for a deadline that names none. */
export function deadlineZone(deadline: Deadline, zone: string): string {
  return isAnywhere(deadline) ? anywhereOnEarth : (deadline.zone ?? zone)
}

export function isAnywhere(deadline: Deadline): boolean {
  return deadline.zone?.toLowerCase() === 'aoe'
}
