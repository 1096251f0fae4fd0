import type { DutyRow } from '#features/duties/duty-rows.ts'
import type { MeetingClash } from '#features/meetings/clashes/clashes-ahead.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import type { Suggestion } from '#features/offices/suggestion.ts'
import type { Deadline } from '#time/deadline.ts'
import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import type { DeskPlans } from './read-desk-plans.ts'
import type { DeskRequests } from './read-desk-requests.ts'

/**
 * Whose desk it is, and what they may do from it. The secretariat and the chairs see every group, a leader their own.
 * Chairs see and do nothing: each list names the groups in which this person may act.
 */
export type DeskReader = {
  person: string
  as: 'secretariat' | 'chair' | 'leader'
  /** The groups on the desk, in the charter's order. */
  groups: readonly string[]
  /** Where this person decides on applications. */
  decides: readonly string[]
  /** Where this person schedules meetings. */
  schedules: readonly string[]
  /** Where this person keeps the minutes. */
  keeps: readonly string[]
  /** Whose e-mail addresses this person knows, and who of them can't be reached. */
  knows: readonly string[]
  /** Where this person opens, extends and closes the call. */
  extends: readonly string[]
  /** Whether this person appoints to offices. */
  appoints: boolean
}

/** The applications of one group that wait for a decision, the oldest first. No answers: those are read one by one. */
export type ToDecide = {
  group: string
  applications: { _id: string; person: string; submittedAt: Instant; promised: CalendarDate }[]
  /** How many days the oldest has waited. */
  days: number
  /** The day by which its applicant was promised an answer. */
  promised: CalendarDate
  isLate: boolean
}

/** A meeting that was held and has no minutes. */
export type MinutesOwed = {
  meeting: Pick<Meeting, '_id' | 'reference' | 'group' | 'title' | 'sessions'>
  due: CalendarDate
  /** Negative while they are not due yet. */
  daysLate: number
  /** Who led it, or took its minutes over; null where nobody did. */
  led: string | null
  /** Who was asked for them last, and when. */
  asked: { people: readonly string[]; at: Instant } | null
}

/** A term of office that ends soon, or is over while its holder goes on. */
export type TermOnDesk = {
  _id: string
  person: string
  office: string
  group: string | null
  to: CalendarDate
  isOver: boolean
}

/** Somebody whom our messages do not reach, and the groups that they are in or lead. */
export type Unreached = { person: string; groups: readonly string[] }

/** A new member for whom the secretariat has still to do something. `steps`: ids of onboarding steps of the charter. */
export type AccessOwed = {
  person: string
  groups: readonly string[]
  since: Instant
  steps: readonly string[]
}

/** Those who have joined a group in the last days without a decision: they select it and inform, as the charter has it. */
export type JoinedLately = { group: string; people: readonly string[] }

/** Who does not agree to the present Terms, the longest waiting first; and how many have not answered though they were reminded. */
export type OpenAgreements = {
  cases: readonly { person: string; why: string | null; at: Instant }[]
  unanswered: number
}

/** A date of which nobody has said the time. `isOver`: its day went by, and nobody has said whether it took place. */
export type Untimed = {
  meeting: Pick<Meeting, '_id' | 'reference' | 'group' | 'title'>
  session: Session
  isOver: boolean
}

/** A call for experts that closes soon. */
export type ClosingCall = { group: string; closesAt: Instant; deadline: Deadline }

/**
 * What needs somebody who coordinates: the one content of the desk's page, of `status`, and of the Monday digest. Each
 * list is complete and in the order in which it is shown.
 */
export type Desk = {
  reader: DeskReader
  toDecide: readonly ToDecide[]
  minutes: readonly MinutesOwed[]
  terms: readonly TermOnDesk[]
  unreached: readonly Unreached[]
  access: readonly AccessOwed[]
  /** How many members have not done their own first steps though they were reminded, and since when the first of them. */
  stepsOpen: { count: number; since: Instant } | null
  joined: readonly JoinedLately[]
  agreements: OpenAgreements
  /** Whom others suggest for an office; for those who appoint. */
  suggestions: readonly Suggestion[]
  /** The groups without any meeting ahead. */
  withoutDates: readonly string[]
  untimed: readonly Untimed[]
  clashes: readonly MeetingClash[]
  closing: readonly ClosingCall[]
  /** The duties that are late: counted in one line. */
  lateDuties: readonly DutyRow[]
  /** The listed groups for which the charter gave no dates, as it was imported: shown to the secretariat once. */
  flagged: readonly string[]
  /** The requests and disputes that wait, the oldest first. */
  requests: DeskRequests['requests']
  disputes: DeskRequests['disputes']
  /** What is late in the plans of the groups, what waits, and what is new. */
  plans: DeskPlans
  /** The names of everybody who is named above, by id; '' for those who have none. */
  names: ReadonlyMap<string, string>
}
