import type { QuietHours } from '#features/people/person.ts'
import { type Period, quietPeriodAt } from '#time/quiet-hours.ts'
import type { Wanted } from '../notice-kind.ts'

/** The quiet hours of one recipient, in their own zone. */
export type Quiet = { hours: QuietHours; zone: string }

export type DueTime = (
  wanted: Pick<Wanted, 'dueAt' | 'sendBy' | 'quiet' | 'earliest' | 'latest'>,
  quiet: Quiet,
) => number

/**
 * @returns a function that says when a notice is due, in epoch milliseconds, outside its recipient's quiet hours: moved
 * to their start but never before `earliest`, or to their end but never beyond `latest`, and never out of its own window:
 * what is of no use at any other time comes in them. It remembers the periods
 * it has worked out, for the many recipients who share a zone: make one for each pass.
 */
export function dueTimes(): DueTime {
  const known = new Map<string, Period | null>()

  function periodAt({ hours, zone }: Quiet, at: number): Period | null {
    const key = `${at}|${zone}|${hours.from}|${hours.to}`
    const found = known.get(key)
    if (found !== undefined) return found
    const period = quietPeriodAt(hours, zone, at)
    known.set(key, period)
    return period
  }

  return ({ dueAt, sendBy, quiet: manner, ...bounds }, quiet) => {
    const { earliest = Number.NEGATIVE_INFINITY, latest = Number.POSITIVE_INFINITY } = bounds
    if (manner === 'ignore') return dueAt
    const period = periodAt(quiet, dueAt)
    if (period === null) return dueAt
    if (manner === 'earlier' && period.start > earliest) return period.start
    const waited = Math.max(dueAt, Math.min(period.end, latest))
    return waited < sendBy ? waited : dueAt
  }
}
