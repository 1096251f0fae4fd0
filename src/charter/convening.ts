import type { Hours } from '#time/quiet-hours.ts'
import type { CalendarDate, ClockTime } from '#time/wall-time.ts'
import type { Duration, Zone } from './charter.ts'

/** A group and what it convenes. */
export type Group = {
  id: string
  /** Begins its meetings' references: `PROC` gives `PROC-7`. Capital letters. */
  prefix: string
  title: string
  /** At most 24 characters: buttons and lists. */
  short: string
  /** Other words by which people name the group. */
  aliases: string[]
  /** Shown to strangers; an unlisted group can still have a call. */
  listed: boolean
  description: string
  deliverables: string[]
  dates: PublishedDate[]
  /** The leaders as the sources name them: a suggested match, never an authority. */
  leadersNamed: string[]
  joinLink?: string
  /** Where its files are, for its members: a folder of SharePoint, for instance. */
  filesUrl?: string
  /** What its meetings have unless set otherwise. */
  defaults: { lasts?: Duration; zone?: Zone; place?: string }
}

/** A meeting the organisation has published. Without `time` only the day is known (TG). The id makes imported meetings stable. */
export type PublishedDate = {
  id: string
  date: CalendarDate
  time?: ClockTime
  zone?: Zone
  lasts?: Duration
  title?: string
}

export type MeetingRules = {
  /** How long a meeting lasts where neither its leader nor its group says. */
  lasts: Duration
  /** The preview warns where a meeting starts sooner than this. */
  minimumNotice: Duration
  clashes: 'warn' | 'ignore'
  /** Undo works, and nobody else hears, until the act is this old. */
  hold: { schedule: Duration; move: Duration; cancel: Duration }
  /** A move this close to the start is told at once. */
  holdNotWithin: Duration
  /** Meeting in these hours is hard on somebody: the preview says on whom. */
  nightHours: Hours
  /** A meeting of which only the day is known: reminders counted in days come at `remindAt` in the reader's zone, it ends at `endsAt` in the organisation's, its leader is asked for the time `askTime` before, and the group's other leaders `askOthers` before; from then on the secretariat sees it on its desk. */
  dateOnly: { remindAt: ClockTime; endsAt: ClockTime; askTime: Duration; askOthers: Duration }
}

export type ReminderRules = {
  /** By how often a group meets, the most frequent first: the first that it keeps up with holds. */
  rhythms: ReminderRhythm[]
  /** So long before the start members who have not answered are asked once; they get no reminder. */
  unanswered: Duration
  /** So long after they have joined, members are reminded once of steps of the onboarding that they have not done. */
  steps: Duration
  /** So long after they were asked about new Terms, those who have not answered are reminded once. */
  terms: Duration
  quiet: Hours
  /** How many messages a person gets in a day, but for urgent ones; the others come in the summary of the next morning. */
  maxPerDay: number
  /** When that summary comes, by its reader's clock. */
  summaryAt: ClockTime
}

/**
 * How long before the start those who come are reminded, in a group that meets at least once `every` so many days; the
 * last rhythm has no `every`, and is that of a meeting with no other one near.
 */
export type ReminderRhythm = { every?: Duration; offsets: Duration[] }

export type MinutesRules = {
  /** How long after the end of the last session the minutes are due. */
  due: Duration
  /** Who is asked, in this order, each once, counted from the end of the last session; an empty step is skipped. */
  ladder: { after: Duration; who: MinutesStep }[]
  /** How often one meeting may be given more time, and how much. */
  extension: { by: Duration; times: number }
  /** Where minutes belong besides here (ToR: the SharePoint site). */
  home?: { name: string }
  readers: 'members' | 'public'
  /** Who approves minutes before they are final: the id of an office, or `next-meeting`; absent: nobody has to. */
  approver?: string
}

/** `whoever-led` the meeting, even if the term has ended since; the group's `other-leaders`; the `secretariat`. */
export type MinutesStep = 'whoever-led' | 'other-leaders' | 'secretariat'

/** `digest`: when the secretariat is sent what needs it: an ISO weekday, Monday = 1, and a time by each reader's clock. */
export type DeskRules = { digest: { weekday: number; at: ClockTime } }
