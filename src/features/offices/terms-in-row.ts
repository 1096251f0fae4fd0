import { type OfficeTerm, renewableWithin } from '#features/groups/office-term.ts'
import { type CalendarDate, plusDays } from '#time/wall-time.ts'

type Held = Pick<OfficeTerm, 'from' | 'to' | 'startedAt' | 'answeredAt' | 'endedAt'>

/**
 * How many terms of an office a person has held in a row by now, of all that they ever accepted: a new one follows the one
 * before it where no more than the time for renewing lies between them.
 */
export function termsInRow(held: readonly Held[], today: CalendarDate): number {
  const latestFirst = held.toSorted((one, other) => (beginOf(one) < beginOf(other) ? 1 : -1))
  const gapAfter = latestFirst.findIndex((term, index) => {
    const next = latestFirst[index - 1]
    return plusDays(endOf(term, today), renewableWithin) < (next === undefined ? today : beginOf(next))
  })
  return gapAfter === -1 ? latestFirst.length : gapAfter
}

function beginOf({ from, startedAt, answeredAt }: Held): CalendarDate {
  return from ?? (startedAt ?? answeredAt ?? '').slice(0, 10)
}

/** A term that nobody has ended goes on, at least until today: its holder is acting. */
function endOf({ to, endedAt }: Held, today: CalendarDate): CalendarDate {
  if (endedAt !== null) return endedAt.slice(0, 10)
  return to !== null && to > today ? to : today
}
