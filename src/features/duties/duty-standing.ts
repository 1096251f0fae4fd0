import type { Duty } from '#charter/duties.ts'
import type { Instant } from '#time/instant.ts'
import { type CalendarDate, dateAt } from '#time/wall-time.ts'
import type { DutyStatement } from './duty-statement.ts'
import type { Evidence } from './evidence.ts'

export const dutyStates = ['late', 'due', 'by word only', 'met', 'not applicable'] as const
/** `met` by the record that the duty's rule names; `by word only` by what its owner says; both of them not for ever. */
export type DutyState = (typeof dutyStates)[number]

/** How a duty stands. `next`: the day by which the next thing is to be done; null: by no certain day. */
export type DutyStanding = { state: DutyState; next: CalendarDate | null }

/** What a duty is judged by, besides its evidence: the day in the organisation's zone, and since when the duty holds. */
export type When = { today: CalendarDate; zone: string; since: CalendarDate }

/**
 * How a duty stands. What is late is late whatever its owner says; what the records do not show yet is *by word only* where
 * the owner says it was done.
 * @param evidence null: the duty names no rule. @param word the last statement of an owner that was not withdrawn.
 */
export function standingOf(
  duty: Pick<Duty, 'every' | 'due' | 'occasion'>,
  { evidence, word }: { evidence: Evidence | null; word: Pick<DutyStatement, 'at'> | null },
  when: When,
): DutyStanding {
  if (evidence?.without !== undefined) return { state: 'not applicable', next: null }
  const owed = evidence?.owed ?? []
  if (owed.length > 0) return owing(earliest(owed.flatMap(({ due }) => due ?? [])), word !== null, when)
  if (evidence?.last) return renewed(duty, { state: 'met', at: evidence.last.at }, when)
  if (word) return renewed(duty, { state: 'by word only', at: word.at }, when)
  if (evidence === null && duty.occasion !== undefined) return { state: 'not applicable', next: null }
  return owing(duty.due ?? (duty.every === undefined ? null : later(when.since, duty.every)), false, when)
}

function owing(next: CalendarDate | null, isSaid: boolean, { today }: When): DutyStanding {
  if (next !== null && next < today) return { state: 'late', next }
  return { state: isSaid ? 'by word only' : 'due', next }
}

/** What was done counts until it is to be done again. */
function renewed(
  { every }: Pick<Duty, 'every'>,
  { state, at }: { state: 'met' | 'by word only'; at: Instant },
  when: When,
): DutyStanding {
  if (every === undefined) return { state, next: null }
  const next = later(dateAt(at, when.zone), every)
  return { state: next < when.today ? 'late' : state, next }
}

function later(day: CalendarDate, every: string): CalendarDate {
  return Temporal.PlainDate.from(day).add(every).toString()
}

function earliest(days: readonly CalendarDate[]): CalendarDate | null {
  return days.toSorted()[0] ?? null
}
