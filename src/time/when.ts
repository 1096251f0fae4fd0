import type { Instant } from './instant.ts'
import type { Readings, Topic } from './readings.ts'
import type { RepeatDraft } from './series/repeat-draft.ts'
import type { Series } from './series/series.ts'
import type { CalendarDate, ClockTime } from './wall-time.ts'
import type { Season } from './zone.ts'

/** Who speaks, when, and what holds where nothing is typed. */
export type WhenOptions = {
  now: Instant
  /** The speaker's zone, and how they call it. */
  zone: string
  said?: string
  /** How long a session lasts where nobody says, `PT60M`. */
  lasts: string
  /** A day without a time will do. */
  dateOnly?: boolean
  /** What several days and times are: sessions of one meeting, alternatives to vote on, or meetings of a series. */
  reads?: 'sessions' | 'alternatives' | 'series'
  /** The meeting that is spoken of: "tomorrow same time", "one week later". */
  last?: LastMeeting
}

/** A meeting's wall time, with the word its place was called by. `lasts` is ISO 8601. */
export type LastMeeting = { date: CalendarDate; time: ClockTime; zone: string; said?: string; lasts: string }

/** `takes` are the words that are no title then: "15:00 Nairobi Case studies" may be Nairobi time. */
export type ZoneOption = { zone: string; said: string; label?: string; season?: Season; takes?: string }

/** One session as far as it was typed. `ends` is the wall time it ends at; `fold` chooses one of a repeated hour. */
export type SessionDraft = {
  date: Readings<CalendarDate>
  time: Readings<ClockTime>
  zone: Readings<ZoneOption>
  lasts: Readings<string>
  ends?: ClockTime
  fold?: 'earlier' | 'later'
  /** No year was said: the next such day was taken. */
  yearless?: boolean
}

/** What was typed, as plain JSON: kept while the gaps are asked about. `doubts` are words that may mean something else. */
export type WhenDraft = {
  sessions: SessionDraft[]
  title: string | null
  link: string | null
  /** How one joins without a link: "Zoom ID 845 1234 5678". */
  place?: string
  meanings: Meaning[]
  doubts: Doubt[]
  /** How it repeats. Then there is one session, which says time, zone and length. */
  repeat?: RepeatDraft
}

/** Words to be confirmed: what to ask, and the button that says it is right as shown; `others` change something. */
export type Doubt = {
  words: string
  question: string
  confirm: string
  others?: OtherReading[]
  /** The reading that is shown is the likeliest: its button stands first. */
  confirmFirst?: true
}

/** Another reading of the same words: what of the draft it changes. */
export type OtherReading = { label: string } & Partial<Pick<WhenDraft, 'repeat' | 'sessions' | 'title'>>

/** What some words were taken to mean, to be shown: `{ words: '21 May', means: 'Fri 21 May 2021' }`. */
export type Meaning = { words: string; means: string }

export type WhenSession = {
  date: CalendarDate
  time: ClockTime | null
  zone: string
  /** The place to show for the zone, "Geneva". */
  said: string
  /** ISO 8601. */
  lasts: string
  /** The start; null where only the day is known. */
  at: Instant | null
}

/**
 * One thing to ask. A form asks for `about` alone and shows the rest filled in; `choices` are buttons: the draft of the
 * one chosen goes through `resolveWhen` again. Without choices the answer has to be typed.
 */
export type WhenAsk = {
  about: Topic
  /** Which of the sessions, from 0. */
  session: number
  question: string
  choices: { label: string; draft: WhenDraft }[]
}

type Common = { draft: WhenDraft; title: string | null; link: string | null; meanings: Meaning[] }

/** Either all of it is understood, or something has to be asked; never a guess. */
export type When =
  | (Common & {
      kind: 'understood'
      sessions: WhenSession[]
      /** Which of the sessions, from 0, have begun already: worth a warning. */
      past: number[]
      /** Where it repeats; `sessions` is its first meeting then. */
      series?: Series
    })
  | (Common & { kind: 'gap'; asks: [WhenAsk, ...WhenAsk[]] })
