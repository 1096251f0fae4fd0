import type { Charter } from '#charter/charter.ts'
import type { Person } from '#features/people/person.ts'
import { epochOf, type Instant, instantText, millisecondsOf } from '#time/instant.ts'
import { instantOf, plusDays } from '#time/wall-time.ts'
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

type For = {
  person: Person
  rsvp: Rsvp | null
  charter: Charter
  since: Instant
  /** The last they heard of the meeting: its revision, and when, in epoch milliseconds; null = nothing. */
  lastNotified: { rev: number; at: number } | null
  /** The start of the meeting before this one in its series; null = none. */
  before: Instant | null
  now: Instant
}

/** Clock changes make a week so much longer at most, in milliseconds. */
const clockChange = millisecondsOf('PT2H')

/**
 * The reminders that somebody gets of a session: by their own choice, else by the charter's offsets for what they
 * answered; none for those who said No. What was due before they knew of the time, or before they answered, is no news:
 * while they do not know it, that is whatever is due by now. In a series none comes before the meeting before it,
 * but for the last.
 */
export function remindersOf(meeting: Meeting, session: Session, asked: For): Reminder[] {
  const { person, rsvp, charter, since } = asked
  const zone = person.zone ?? charter.organisation.zone
  const start = epochOf(session.at ?? instantOf(`${session.date}T${charter.meetings.dateOnly.remindAt}`, zone))
  const apart = asked.before === null ? Infinity : epochOf(startOf(session)) - epochOf(asked.before) - clockChange
  const offsets = offsetsFor(meeting.group, { person, rsvp, charter })
    .map((offset) => ({ offset, dueAt: dueBefore(session, offset, { zone, charter }) }))
    .filter((due): due is { offset: string; dueAt: number } => due.dueAt !== null)
    .toSorted((one, other) => one.dueAt - other.dueAt)
    .filter(({ offset }, index, { length }) => index === length - 1 || millisecondsOf(offset) < apart)
  const knownAt = Math.max(notifiedAt(meeting, session, asked), epochOf(rsvp?.at ?? since), epochOf(since))
  return offsets.flatMap(({ offset, dueAt }, index) =>
    dueAt <= knownAt ? [] : [{ session, offset, dueAt, sendBy: offsets[index + 1]?.dueAt ?? start, earliest: knownAt }],
  )
}

function offsetsFor(
  group: string,
  { person, rsvp, charter }: Pick<For, 'person' | 'rsvp' | 'charter'>,
): readonly string[] {
  const { offsets } = charter.reminders
  if (rsvp?.answer === 'no') return offsets.no
  return person.reminders[group] ?? person.reminders['*'] ?? offsets[rsvp?.answer ?? 'none']
}

/** Where only the day is known, reminders counted in days come in the morning of the reader's day, the others not at all. */
function dueBefore(
  { at, date }: Session,
  offset: string,
  { zone, charter }: { zone: string; charter: Charter },
): number | null {
  const length = millisecondsOf(offset)
  if (at !== null) return epochOf(at) - length
  const days = Math.floor(length / millisecondsOf('P1D'))
  return days < 1 ? null : epochOf(instantOf(`${plusDays(date, -days)}T${charter.meetings.dateOnly.remindAt}`, zone))
}

/** When they heard of the session's present time, in epoch milliseconds: now, where they have not. */
function notifiedAt(meeting: Meeting, session: Session, { lastNotified, charter, now }: For): number {
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
