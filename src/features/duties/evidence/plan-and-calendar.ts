import { type EvidenceRule, latest } from '../evidence.ts'
import { calendarAhead } from './calendar-ahead.ts'
import { workPlanned } from './work-planned.ts'

/** A feasible schedule has both: a work plan, and a calendar of meetings ahead. */
export const planAndCalendar: EvidenceRule = (facts, bound) => {
  const both = [calendarAhead(facts, bound), workPlanned(facts, bound)]
  return {
    last: latest(both.flatMap(({ last }) => last ?? [])),
    owed: both.flatMap(({ owed }) => owed),
  }
}
