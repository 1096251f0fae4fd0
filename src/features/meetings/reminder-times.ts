import type { Charter } from '#charter/charter.ts'
import type { Person } from '#features/people/person.ts'
import { epochOf, type Instant, instantText, millisecondsOf } from '#time/instant.ts'
import { instantOf, plusDays } from '#time/wall-time.ts'
import { rhythmOf } from './group-rhythm.ts'
import { tellingAt } from './last-notified.ts'
import type { Meeting, Session, Telling } from './meeting.ts'
import type { Rsvp } from './rsvp.ts'
import { startOf, timeKey } from './session-times.ts'
import { undoWindowEnd } from './undo-window.ts'

/**
 * One reminder of one session: from `dueAt` until `sendBy`, the next one or the start; of no use before `earliest`. Epoch
 * milliseconds.
 */
export type Reminder = { session: Session; offset: string; dueAt: number; sendBy: number; earliest: number }

/** What decides of the reminders of a meeting that somebody gets. */
export type RemindedOf = {
  person: Person
  rsvp: Rsvp | null
  /** They lead the meeting: they come without being asked. */
  leads: boolean
  charter: Charter
  since: Instant
  /** The last they heard of the meeting: its revision, and when, in epoch milliseconds; null = nothing. */
  lastNotified: { rev: number; at: number } | null
  /** The start of the meeting before this one in its series; null = none. */
  before: Instant | null
  /** How many days usually lie between meetings of its group, see `daysApart`. */
  apart: number | null
  now: Instant
}

/** Clock changes make a week so much longer at most, in milliseconds. */
const clockChange = millisecondsOf('PT2H')

/** What comes so shortly before the start, or later, is read at once. */
const anHour = millisecondsOf('PT1H')

/** Who was asked so shortly before, by the invitation or a move, is not asked again. */
const askedLately = millisecondsOf('P1D')

/**
 * The reminders that somebody gets of a session: by their own choice, else by the rhythm of the group for those who said
 * Yes or Maybe and for its leader; none for those who said No. What was due before they knew of the time, or before they
 * answered, is no news: while they do not know it, that is whatever is due by now. In a series none comes before the
 * meeting before it, but for the last.
 */
export function remindersOf(meeting: Meeting, session: Session, asked: RemindedOf): Reminder[] {
  const start = startFor(session, asked)
  const apart = asked.before === null ? Infinity : epochOf(startOf(session)) - epochOf(asked.before) - clockChange
  const offsets = offsetsFor(meeting.group, asked)
    .map((offset) => ({ offset, dueAt: dueBefore(session, offset, asked) }))
    .filter((due): due is { offset: string; dueAt: number } => due.dueAt !== null)
    .toSorted((one, other) => one.dueAt - other.dueAt)
    .filter(({ offset }, index, { length }) => index === length - 1 || millisecondsOf(offset) < apart)
  const knownAt = askedAt(meeting, session, asked)
  return offsets.flatMap(({ offset, dueAt }, index) =>
    dueAt <= knownAt ? [] : [{ session, offset, dueAt, sendBy: offsets[index + 1]?.dueAt ?? start, earliest: knownAt }],
  )
}

/**
 * When somebody who has not answered is asked whether they come, once; null for everybody else, for whoever leads the
 * meeting or chose their own reminders, and where they were asked within the last day by then.
 */
export function answerAskOf(meeting: Meeting, session: Session, asked: RemindedOf): Reminder | null {
  const { person, rsvp, leads, charter } = asked
  if (rsvp !== null || leads || ownOffsets(meeting.group, person) !== undefined) return null
  const offset = charter.reminders.unanswered
  const dueAt = dueBefore(session, offset, asked)
  const [knownAt, start] = [askedAt(meeting, session, asked), startFor(session, asked)]
  if (dueAt === null || dueAt >= start || dueAt - knownAt < askedLately) return null
  return { session, offset, dueAt, sendBy: start, earliest: knownAt }
}

/** Whether a reminder is of use only when it comes: one an hour before, or later. */
export function isReadAtOnce(offset: string): boolean {
  return millisecondsOf(offset) <= anHour
}

/** What somebody chose for a group, or for all; undefined = nothing. An empty list = none. */
export function ownOffsets(group: string, { reminders }: Pick<Person, 'reminders'>): readonly string[] | undefined {
  return reminders[group] ?? reminders['*']
}

function offsetsFor(group: string, { person, rsvp, leads, charter, apart }: RemindedOf): readonly string[] {
  if (rsvp?.answer === 'no') return []
  const comes = leads || rsvp !== null
  return ownOffsets(group, person) ?? (comes ? rhythmOf(charter, apart).offsets : [])
}

/** The start for one reader: where only the day is known, its morning. */
function startFor({ at, date }: Session, { person, charter }: Pick<RemindedOf, 'person' | 'charter'>): number {
  return epochOf(at ?? instantOf(`${date}T${charter.meetings.dateOnly.remindAt}`, zoneOf(person, charter)))
}

function zoneOf({ zone }: Person, charter: Charter): string {
  return zone ?? charter.organisation.zone
}

/** When they heard of the session's present time, or answered, or joined: the latest of these. */
function askedAt(meeting: Meeting, session: Session, asked: RemindedOf): number {
  const { rsvp, since } = asked
  return Math.max(notifiedAt(meeting, session, asked), epochOf(rsvp?.at ?? since), epochOf(since))
}

/** Where only the day is known, reminders counted in days come in the morning of the reader's day, the others not at all. */
function dueBefore(
  { at, date }: Session,
  offset: string,
  { person, charter }: Pick<RemindedOf, 'person' | 'charter'>,
): number | null {
  const length = millisecondsOf(offset)
  if (at !== null) return epochOf(at) - length
  const days = Math.floor(length / millisecondsOf('P1D'))
  if (days < 1) return null
  const morning = `${plusDays(date, -days)}T${charter.meetings.dateOnly.remindAt}`
  return epochOf(instantOf(morning, zoneOf(person, charter)))
}

/** When they heard of the session's present time, in epoch milliseconds: now, where they have not. */
function notifiedAt(meeting: Meeting, session: Session, { lastNotified, charter, now }: RemindedOf): number {
  const undoUntil = epochOf(knownSince(meeting, session, charter))
  const telling = lastNotified && tellingAt(meeting, lastNotified.rev)
  return Math.max(undoUntil, lastNotified && telling && shows(telling, session) ? lastNotified.at : epochOf(now))
}

/** When the session's present time could be told: the undo window of the revision that brought it has passed. */
function knownSince(meeting: Meeting, session: Session, charter: Charter): Instant {
  const different = meeting.tellings.findLastIndex((telling) => !shows(telling, session))
  const brought = meeting.tellings[different + 1]
  return brought ? undoWindowEnd(meeting, charter, brought.rev) : instantText(0)
}

/** Since when the session has been at its present date and hour, in epoch milliseconds; whatever instant they were by the rules for clocks. */
export function wallTimeSince({ tellings }: Meeting, session: Session): number {
  const isSame = (other: Session) =>
    other.id === session.id && (['date', 'time', 'zone'] as const).every((part) => other[part] === session[part])
  const different = tellings.findLastIndex(({ state, sessions }) => state === 'cancelled' || !sessions.some(isSame))
  const brought = tellings[different + 1]
  return brought ? epochOf(brought.at) : Number.POSITIVE_INFINITY
}

/** Whether whoever was told this knows the session's present time. */
function shows({ state, sessions }: Telling, session: Session): boolean {
  const key = timeKey(session)
  return state !== 'cancelled' && sessions.some((other) => other.id === session.id && timeKey(other) === key)
}
