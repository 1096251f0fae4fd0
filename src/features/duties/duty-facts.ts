import type { Charter } from '#charter/charter.ts'
import type { Announcement } from '#features/announcements/announcement.ts'
import type { Application } from '#features/groups/application.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import type { Onboarding } from '#features/groups/onboarding.ts'
import type { Roster } from '#features/groups/roster.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import type { AnnualPlan } from '#features/plans/annual-plan.ts'
import type { CaseStudy } from '#features/plans/case.ts'
import type { Plan } from '#features/plans/plan.ts'
import type { Dispute } from '#features/requests/dispute.ts'
import type { PermissionRequest } from '#features/requests/request.ts'
import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/** What duties need to know of an application: never its answers, only which of the charter's fields have one. */
export type DutyApplication = Pick<
  Application,
  '_id' | 'group' | 'person' | 'state' | 'submittedAt' | 'startedAt' | 'decision' | 'terms'
> & { filled: readonly string[] }

/** What duties need to know of a meeting. */
export const meetingFields = [
  ...(['group', 'reference', 'sessions', 'state', 'link', 'place', 'minutes', 'scheduledAt', 'changedAt'] as const),
] as const
type DutyMeeting = Pick<Meeting, '_id' | (typeof meetingFields)[number]>

type DutyTerm = Pick<OfficeTerm, 'person' | 'office' | 'group' | 'from' | 'to' | 'answeredAt'>

/** The records in which evidence is looked for, as one act reads them. `today`: in the organisation's zone. */
export type DutyFacts = {
  charter: Charter
  now: Instant
  today: CalendarDate
  /** The terms of office that are held today; and all that were accepted, those that begin later too. */
  terms: readonly DutyTerm[]
  acceptedTerms: readonly DutyTerm[]
  applications: readonly DutyApplication[]
  /** How far members are with their first steps. `_id`: the person. */
  onboardings: readonly Pick<Onboarding, '_id' | 'since' | 'open' | 'done'>[]
  /** The scheduled meetings of the last year and those ahead. */
  meetings: readonly DutyMeeting[]
  /** How many answers each of these meetings has; and how many of those are the one person's who asks. */
  answers: ReadonlyMap<string, number>
  ownAnswers: ReadonlyMap<string, number>
  /** The rosters of the groups of which meetings are held at the same time as others. */
  rosters: ReadonlyMap<string, Roster>
  announcements: readonly Pick<Announcement, 'by' | 'at' | 'undoneAt'>[]
  /** The work plans of the groups, and the case studies that were collected for them. */
  plans: readonly Plan[]
  cases: readonly Pick<CaseStudy, 'group' | 'by' | 'at' | 'removedAt'>[]
  requests: readonly Pick<PermissionRequest, 'kind' | 'by' | 'at' | 'number' | 'state' | 'closedAt'>[]
  disputes: readonly Pick<Dispute, 'groups' | 'at' | 'guidedAt'>[]
  /** The action plan of this year; null where nobody has begun one. */
  actionPlan: AnnualPlan | null
  /** When the logo of each partner was given, by the partner's id. */
  logos: ReadonlyMap<string, Instant>
}
