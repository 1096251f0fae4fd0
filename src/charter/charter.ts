import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import type { Call, Commitment, Decisions, ProfileField, Removals } from './admission.ts'
import type { DeskRules, Group, MeetingRules, MinutesRules, ReminderRules } from './convening.ts'
import type { OrganisationDocument } from './documents.ts'
import type { Duty } from './duties.ts'
import type { OnboardingStep } from './onboarding.ts'
import type { Partner } from './partners.ts'
import type { PlanRules } from './plans.ts'
import type { Body, DisputeRules, RequestKind } from './requests.ts'
import { wholeGroup, wholeId, wholePrefix } from './whole-group.ts'

/*
 * The charter: an organisation as data, read once at start and never changed while running. Rules of an organisation
 * stand here and nowhere in code. The first one, charters/u4ssc.yaml, cites its sources so: ToR (terms of reference),
 * CP and CM (the calls for experts of Procurement and Monitoring), FM (first meeting), TG (the page of thematic groups).
 */
export type Charter = {
  organisation: Organisation
  words: Words
  /** The bodies that hold an office together, where there are several. */
  bodies: Body[]
  offices: Office[]
  groups: Group[]
  calls: Call[]
  fields: ProfileField[]
  commitments: Commitment[]
  onboarding: OnboardingStep[]
  documents: OrganisationDocument[]
  decisions: Decisions
  removals: Removals
  meetings: MeetingRules
  reminders: ReminderRules
  minutes: MinutesRules
  desk: DeskRules
  /** What people can ask for, and who answers. */
  requests: RequestKind[]
  /** How disputes between groups are settled. */
  disputes: DisputeRules
  partners: Partner[]
  plans: PlanRules
  duties: Duty[]
  /** Replacements, by key, of paragraphs that letters.ts declares replaceable. Use `letterText`. */
  letters: Record<string, string>
  demo?: Demo
}

/** ISO 8601, `P7D` or `PT1H`. */
export type Duration = string
/** An IANA zone as written, `Europe/Zurich`. */
export type Zone = string

export type Organisation = {
  name: string
  short: string
  /** What it is, in a sentence or two, for somebody who says hello. */
  about: string
  zone: Zone
  /** How people call the place of that zone, where it is not the zone's own: Geneva for Europe/Zurich. */
  said?: string
  /** ISO weekdays, Monday = 1. Working days are these without the holidays, in `zone`. */
  workdays: number[]
  holidays: CalendarDate[]
  website?: string
  /** The first one is whom to write to when nothing else fits. */
  contacts: Contact[]
  terms: Terms
  /** What happens with personal data, in plain words. */
  privacy?: string
  /** Whatever is dated before this day is history: no notices, no nudges. */
  liveFrom: CalendarDate
}

export type Contact = { name: string; of?: string; email?: string; phone?: string; url?: string }

/** What binds by taking part (ToR, last paragraph). `points` are the plain lines shown where somebody applies. */
export type Terms = {
  title: string
  version: string
  points: string[]
  /** What this version has that the one before had not, line by line: it is shown to everybody who is asked to agree. */
  changes: string[]
  url?: string
  /** The whole text, where the organisation gave one, and its SHA-256 in hex, for receipts. */
  text?: string
  hash?: string
}

type Noun = { one: string; many: string }

/** How this organisation calls things, lower case, as in the middle of a sentence. */
type Words = {
  group: Noun
  deliverable: Noun
  leader: Noun
  member: Noun
  /** `minutes`, or what else the record of a meeting is called. */
  minutes: string
  /** The bot's name, and its slash command without the slash. */
  bot: string
  command: string
}

/**
 * What holding an office allows, in its scope. Authority is checked in services, from the store. `see-all`: sees the dates,
 * lateness, minutes, names and offices of every group; no applicant's answers, no e-mail addresses, no notes.
 * `guide-disputes`: gives guidance where two groups differ about their scopes.
 * `develop-action-plan`: sets the goals and the order of the year's action plan, and approves it.
 */
export type Power =
  | 'read-applications'
  | 'decide-applications'
  | 'schedule-meetings'
  | 'keep-minutes'
  | 'edit-roster'
  | 'warn-members'
  | 'extend-calls'
  | 'open-calls'
  | 'appoint'
  | 'see-all'
  | 'guide-disputes'
  | 'develop-action-plan'

/**
 * An office people hold for a term. `role` is what the machines know it by, whatever its title: who *leads* a group,
 * who is the *secretariat* and stands in for missing leaders, and who else has *oversight*.
 */
export type Office = {
  id: string
  title: Noun
  role: 'leader' | 'secretariat' | 'oversight'
  scope: 'group' | 'organisation'
  /** The body whose office it is, where several hold one together. */
  body?: string
  /** How many hold it at once; absent: not limited. */
  seats?: number
  /** Who appoints to this office, and `how` where it is by a vote. `note` records where the sources contradict one another. `suggestedBy`: the offices whose holders may suggest somebody. */
  appointedBy: { who: string; how?: 'election'; onSuggestionOf?: string; suggestedBy?: string[]; note?: string }
  /** How long a term is; absent: until somebody ends it. */
  term?: Duration
  /** How often in a row one person's term may be renewed; absent: it is not limited. */
  renewable?: number
  /** When the secretariat hears that a term ends. */
  warnBefore: Duration[]
  /** When its holder hears that their term ends; on its last day they hear it, too. */
  warnHolder: Duration[]
  /** `acting`: keeps working until somebody follows. `ends`: the office is vacant. */
  onExpiry: 'acting' | 'ends'
  /** Statements (ids of `commitments`) that the person confirms on accepting the office. */
  commitments: string[]
  may: Power[]
}

/** The local chat with nothing configured: where its clock starts, and who is there. Persons are roles, not people. */
type Demo = {
  startsAt: Instant
  people: DemoPerson[]
}

export type DemoPerson = {
  id: string
  name: string
  zone: Zone
  email: string
  offices: { office: string; group?: string }[]
}

/** @returns the group with this id, or the whole as one. @throws where there is none: ids come from our own records. */
export function groupOf(charter: Charter, id: string): Group {
  if (id === wholeId) return wholeGroup(charter)
  return known(
    charter.groups.find((group) => group.id === id),
    `group ${id}`,
  )
}

/** @returns the group whose references begin with this prefix, in either case: `PROC` or `proc`. */
export function groupByPrefix(charter: Charter, prefix: string): Group | undefined {
  const capitals = prefix.toUpperCase()
  return capitals === wholePrefix ? wholeGroup(charter) : charter.groups.find((group) => group.prefix === capitals)
}

/** The groups a stranger is shown, in the charter's order. */
export function listedGroups(charter: Charter): Group[] {
  return charter.groups.filter((group) => group.listed)
}

/** The charter's call of a group; the store of calls knows what was opened, extended or closed since. */
export function callOf(charter: Charter, groupId: string): Call | undefined {
  return charter.calls.find((call) => call.group === groupId)
}

/** @returns the office with this id. @throws where the charter has none. */
export function officeOf(charter: Charter, id: string): Office {
  return known(
    charter.offices.find((office) => office.id === id),
    `office ${id}`,
  )
}

/** The offices that play a role, `leader` for instance, in the charter's order. */
export function officesOf(charter: Charter, role: Office['role']): Office[] {
  return charter.offices.filter((office) => office.role === role)
}

/** @returns the id of the field in which applicants give their name; undefined where the charter asks for none. */
export function nameField(charter: Charter): string | undefined {
  return charter.fields.find(({ prefill }) => prefill === 'name')?.id
}

/** The fields in the line that is published once somebody is accepted (CP and CM, Transparency), in order. */
export function publicFields(charter: Charter): ProfileField[] {
  return charter.fields.filter((field) => field.published === 'public')
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The charter has no ${what}.`)
  return found
}
