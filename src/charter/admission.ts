import { createHash } from 'node:crypto'
import { type Deadline, deadlineInstant } from '#time/deadline.ts'
import { type Instant, plus } from '#time/instant.ts'
import { type CalendarDate, type ClockTime, startOfDay } from '#time/wall-time.ts'
import type { Charter, Duration } from './charter.ts'

/** An invitation to join a group. Without `deadline` admission is rolling. Without `opens` it was open before `liveFrom`. */
export type Call = {
  id: string
  group: string
  /** The call's own words, paragraph by paragraph. */
  introduction: string[]
  opens?: CalendarDate
  deadline?: Deadline
  /** A form opened before the deadline may be submitted for this long after it. */
  grace: Duration
  /** After the deadline: may somebody ask to be considered late? */
  late: 'ask' | 'refuse'
  /**
   * `review`: somebody decides. `inform`: applying is joining, the leaders are told (ToR: participants select and
   * inform). `invite`: only those asked may apply. A *member* is in another group already.
   */
  admission: { newcomer: Admission; member: Admission }
}

type Admission = 'review' | 'inform' | 'invite'

/**
 * One question about the applicant. `published`: `no` only the group's leaders and the secretariat see the answer,
 * `members` also the group's members, `public` everybody, once accepted.
 */
export type ProfileField = {
  id: string
  label: string
  hint?: string
  kind: 'text' | 'email' | 'url' | 'multiline' | 'choice'
  required: boolean
  /** The most characters that an answer may have. */
  max: number
  /** The options, where the answer is a choice. */
  options?: string[]
  /** Which of the platform's hints fills the empty field. It also tells which field is the person's name or address. */
  prefill?: 'name' | 'email'
  published: 'no' | 'members' | 'public'
  /** Shown in the one line by which a leader first sees an application. */
  glance: boolean
}

/** A statement the applicant confirms with a tick of its own. */
export type Commitment = {
  id: string
  label: string
  /** Word for word, without markup: this is what a receipt hashes. */
  text: string
  version: number
}

/** How applications are decided. Days are working days: day 1 is the next one after the application. */
export type Decisions = {
  /** When the applicant was promised an answer, and hears what became of it; in the reader's zone. */
  promise: WorkdayTime
  /** Who is reminded, and when, while nobody decides; in the reader's zone. */
  ladder: (WorkdayTime & { who: 'leaders' | 'secretariat' })[]
  /** A decision can be undone for this long; the applicant hears after it. */
  hold: Duration
  /** Why somebody may be declined: `label` for the leader who chooses, `letter` for the applicant. */
  reasons: { id: string; label: string; letter: string }[]
}

/** How members are removed from a group by its leaders or the secretariat. */
export type Removals = {
  /** A removal can be undone for this long; the member hears after it. */
  hold: Duration
  /** Why somebody may be removed: the person who removes sees `label`, the member reads `letter`. */
  reasons: { id: string; label: string; letter: string }[]
}

export type WorkdayTime = { workday: number; at: ClockTime }

/** The SHA-256, in hex, of a commitment's exact text. */
export function commitmentHash(commitment: Commitment): string {
  return createHash('sha256').update(commitment.text, 'utf8').digest('hex')
}

/** What a receipt says of each commitment: which words, exactly, were confirmed. */
export function commitmentReceipts(charter: Charter): { id: string; version: number; hash: string }[] {
  return charter.commitments.map((commitment) => ({
    id: commitment.id,
    version: commitment.version,
    hash: commitmentHash(commitment),
  }))
}

/**
 * The instant from which a call's deadline has passed; absent: admission is rolling. Without a time it is the end of
 * the day: both calls of U4SSC say only "31 March 2020" (CP, CM), so they pass at midnight in Geneva.
 */
export function deadlineAt(charter: Charter, call: Call): Instant | undefined {
  return call.deadline === undefined ? undefined : deadlineInstant(call.deadline, charter.organisation.zone)
}

/** The instant from which a form opened before the deadline is refused too. @param deadline as `deadlineAt` gives it. */
export function graceEndsAt(call: Call, deadline: Instant): Instant {
  return plus(deadline, call.grace)
}

/** The instant a call opens: the start of its day in the organisation's zone; absent: it was open all along. */
export function opensAt(charter: Charter, call: Call): Instant | undefined {
  return call.opens === undefined ? undefined : startOfDay(call.opens, charter.organisation.zone)
}

/** The instant before which everything is history: no notices, no nudges. */
export function liveFromAt(charter: Charter): Instant {
  return startOfDay(charter.organisation.liveFrom, charter.organisation.zone)
}
