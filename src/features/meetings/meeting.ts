import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/**
 * When a meeting meets: a wall time in a zone, and the instant derived from it. `time` null = only the day is known.
 * `lasts` is ISO 8601, 'PT90M'. `id` stays with the session through moves ('1', '2', ...).
 */
export type Session = {
  id: string
  /** 'YYYY-MM-DD' */
  date: string
  /** 'HH:MM' */
  time: string | null
  zone: string
  /** How its place was called, "Geneva" for Europe/Zurich; absent: by its zone's own name. */
  said?: string
  lasts: string
  /** The start; null where only the day is known. */
  at: Instant | null
}

/**
 * What a revision came from. `import`: the charter published it, so everybody knows. `edit`: its link or place changed.
 * `series`: it follows its series, whose own message tells. `clock`: a country has changed when its clocks change.
 */
export type MeetingAct = 'import' | 'schedule' | 'move' | 'edit' | 'cancel' | 'undo' | 'series' | 'clock'

/** What members were told with one revision: kept, so that a change says "from what you last saw". */
export type Telling = {
  rev: number
  at: Instant
  by: string
  act: MeetingAct
  state: 'scheduled' | 'cancelled'
  sessions: Session[]
  link: string | null
  place: string | null
  clock?: ClockChange
}

/**
 * With which version of the zone data a session became another time for some: what clocks in their zones were to show
 * ('YYYY-MM-DDTHH:MM'). Everybody else knows of nothing new.
 */
export type ClockChange = { version: string; was: { session: string; zone: string; wall: string }[] }

/** Minutes: a link or a file, kept with who gave it. `file` is the id in GridFS. */
export type MinutesItem =
  | { kind: 'link'; url: string; by: string; at: Instant }
  | { kind: 'file'; file: string; name: string; type: string; size: number; by: string; at: Instant }
  | { kind: 'text'; text: string; by: string; at: Instant }

export type Minutes = {
  items: MinutesItem[]
  /** The leader said that the meeting did not take place: nothing is asked for any more. */
  didNotHappen: { by: string; at: Instant } | null
  /** Of a meeting for which nobody set a time: somebody said afterwards that it took place. Its minutes are owed from then on. */
  tookPlace?: { by: string; at: Instant }
  /** Days granted, once each: `until` is the new due instant. */
  extensions: { by: string; at: Instant; until: Instant }[]
  /** Who took it over ("someone else will"). */
  takenBy: string | null
  /** While something was here, or it "did not take place", nobody was asked: where that is taken back, the asks go on from where they stood. */
  pauses: { from: Instant; to: Instant }[]
  /** Where the charter wants them approved. */
  approval?: Approval
}

/**
 * The approval of minutes: since when it is asked, who gave it and when, and `in` which later meeting, by its reference.
 * `own`: the one who gave it gave the minutes too, since nobody else could approve them.
 */
export type Approval = {
  state: 'asked' | 'given'
  askedAt: Instant
  by: string | null
  at: Instant | null
  in: string | null
  own?: boolean
}

/**
 * Which meeting of a series it is. `rev`: the revision of the series that it follows. `own`: somebody moved or cancelled
 * this one by itself; a new time of the series leaves it where it is, its end does not.
 */
type SeriesLink = { id: string; slot: CalendarDate; rev: number; own: boolean }

/** A group's meeting. `reference` is its name among people, for instance `PROC-7`. */
export type Meeting = {
  _id: string
  group: string
  reference: string
  title: string
  sessions: Session[]
  link: string | null
  place: string | null
  /** Whom to ask about it, by name and address, as its leader wrote it. */
  contact?: string | null
  agenda: string
  state: 'scheduled' | 'cancelled'
  /** Rises only when what members are told changes. */
  rev: number
  tellings: Telling[]
  /** What a cancellation said. */
  cancelledBecause: string | null
  /** Rises with every change that calendars must learn (RFC 5545 SEQUENCE). */
  sequence: number
  changedAt: Instant
  /** The scheduling leader; null = the longest-serving leader at the time. */
  ledBy: string | null
  scheduledBy: string
  scheduledAt: Instant
  minutes: Minutes
  /** Persons who took the single .ics: they are told that their calendar still has the old time. */
  addedOnce: { person: string; sequence: number }[]
  series?: SeriesLink
}

/** The minutes of a meeting that has not been held. */
export const noMinutes: Minutes = {
  items: [],
  didNotHappen: null,
  extensions: [],
  takenBy: null,
  pauses: [],
}
