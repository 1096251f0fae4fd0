import type { CalendarDate } from '#time/wall-time.ts'
import type { Charter, Duration } from './charter.ts'

/** The records of this system by which a duty can be met: each name has its file in features/duties/evidence/. */
export const dutyRules = [
  'action-plan-approved',
  'applications-answered',
  'calendar-ahead',
  'case-studies',
  'chapters-drafted',
  'disputes-guided',
  'expertise-given',
  'groups-chosen',
  'leaders-in-place',
  'meetings-answered',
  'meetings-prepared',
  'minutes-in-time',
  'news-announced',
  'offices-filled',
  'onboarding-done',
  'partner-logos',
  'permission-asked',
  'plan-and-calendar',
  'plan-items',
  'requests-answered',
  'schedules-coordinated',
  'scope-defined',
  'terms-agreed',
  'terms-renewed',
  'terms-shown',
  'work-planned',
  'work-supervised',
  'yearly-meeting',
] as const
export type DutyRule = (typeof dutyRules)[number]

/**
 * How a duty is met: by what a `rule` finds in the records; by a file or `link` that the owner gives; or by a `statement`.
 * Each text says what is expected. Only a rule's record makes a duty *met*. What an owner says or links makes it
 * *by word only*, and so does a duty that names nothing.
 */
type DutyMet = {
  rule?: DutyRule
  /** For the rule: within how long, or how far ahead. */
  within?: Duration
  /** For `onboarding-done`: the id of the onboarding step. */
  step?: string
  /** For `expertise-given`: the id of the field that says it. */
  field?: string
  /** For `permission-asked` and `requests-answered`: the id of a kind of request. */
  request?: string
  /** For `plan-items`: the id of a kind of the plans' items. */
  item?: string
  link?: string
  statement?: string
}

/** Something the sources oblige somebody to do. `who` lists ids of offices, `member`, or `partner`. */
export type Duty = {
  id: string
  /** The document and the place in it, `ToR, Leaders, 5`. */
  clause: string
  who: string[]
  /** The duty in the words of the document. */
  what: string
  /** The same in a few words, for lists: "Take the minutes". */
  short?: string
  met: DutyMet
  /** Where it is owed only when something happens: "when a dispute arises". Until somebody says it did, nothing is due. */
  occasion?: string
  /** How often it is to be done anew; absent: it is done once, or goes on. */
  every?: Duration
  /** The day by which it is to be done first. */
  due?: CalendarDate
}

/** Whom a duty binds besides the holders of offices. */
export const boundWithoutOffice = ['member', 'partner'] as const

/** The duties of an office, or of a `member`. */
export function dutiesOf({ duties }: Pick<Charter, 'duties'>, who: string): Duty[] {
  return duties.filter((duty) => duty.who.includes(who))
}
