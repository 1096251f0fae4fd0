import type { Charter } from '#charter/charter.ts'
import type { ReminderRhythm } from '#charter/convening.ts'
import { millisecondsOf } from '#time/instant.ts'
import { type CalendarDate, plusDays } from '#time/wall-time.ts'

const aDay = millisecondsOf('P1D')

/** So many meetings on each side of one say how often its group meets: one that is added or missing changes little. */
const eachSide = 2

/** How far from a meeting another one can be and still matter to its rhythm, in days: the charter's longest `every`. */
export function rhythmReach({ reminders }: Charter): number {
  return Math.max(0, ...reminders.rhythms.map(({ every }) => (every === undefined ? 0 : daysOf(every))))
}

/**
 * How many days usually lie between the meetings of a group around one of them: the median of the gaps between it, the
 * two before it and the two after it. A month with one meeting more stays a month, and so does a fortnight with a break.
 * @param others the dates of the group's other meetings. @returns null where none is within reach.
 */
export function daysApart(date: CalendarDate, others: readonly CalendarDate[], reach: number): number | null {
  const [first, last] = [plusDays(date, -reach), plusDays(date, reach)]
  const near = [...new Set(others)].filter((other) => first <= other && other <= last && other !== date).toSorted()
  const before = near.filter((other) => other < date).slice(-eachSide)
  const after = near.filter((other) => other > date).slice(0, eachSide)
  const dates = [...before, date, ...after]
  const gaps = dates.slice(1).map((later, index) => daysBetween(dates[index] ?? later, later))
  return gaps.length === 0 ? null : median(gaps)
}

/** The rhythm of the charter by which those who come to a meeting are reminded. @param apart as `daysApart` says. */
export function rhythmOf({ reminders: { rhythms } }: Charter, apart: number | null): ReminderRhythm {
  const kept = rhythms.find(({ every }) => every === undefined || (apart !== null && apart <= daysOf(every)))
  return kept ?? { offsets: [] }
}

/** "every 2 weeks", for a median of so many days. */
export function sayRhythm(apart: number): string {
  if (apart <= 1) return 'every day'
  if (apart < 7) return 'several times a week'
  if (apart <= 10) return 'every week'
  if (apart < 26) return `every ${Math.round(apart / 7)} weeks`
  return apart < 45 ? 'every month' : `every ${Math.round(apart / 30)} months`
}

function daysOf(duration: string): number {
  return millisecondsOf(duration) / aDay
}

function daysBetween(earlier: CalendarDate, later: CalendarDate): number {
  return Temporal.PlainDate.from(earlier).until(Temporal.PlainDate.from(later)).days
}

function median(counts: readonly number[]): number {
  const sorted = counts.toSorted((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
