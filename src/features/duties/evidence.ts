import type { Duty } from '#charter/duties.ts'
import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import type { DutyFacts } from './duty-facts.ts'

/** What was done last, in a few words, and when. */
export type Done = { says: string; at: Instant }

/** What is still to be done, in a few words, and by which day; null: by no certain day. */
export type Owed = { says: string; due: CalendarDate | null }

/** What the records say of a duty. `without`: why there is nothing now that it could be about. */
export type Evidence = { last: Done | null; owed: readonly Owed[]; without?: string }

/** Whose duty: that of a group's leaders, of one person, or with neither of everybody whom it binds. */
export type Bound = { duty: Duty; group: string | null; person: string | null }

/** @returns the id of a duty in one place, for addresses and presses: `duty|group`. */
export function boundId(duty: string, group: string | null): string {
  return `${duty}|${group ?? ''}`
}

/** A rule that finds the evidence for a duty: pure, with the records in hand. */
export type EvidenceRule = (facts: DutyFacts, bound: Bound) => Evidence

/** @returns that there is nothing now that a duty could be about, and why. */
export function nothingYet(without: string): Evidence {
  return { last: null, owed: [], without }
}

/** @returns the latest of these; null where there are none. */
export function latest(done: readonly Done[]): Done | null {
  return done.reduce<Done | null>((last, one) => (last === null || one.at > last.at ? one : last), null)
}
