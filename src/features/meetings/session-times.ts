import type { Charter } from '#charter/charter.ts'
import { epochOf, type Instant, instantText, millisecondsOf } from '#time/instant.ts'
import { instantOf, readWallTime, startOfDay, wallTimeAt } from '#time/wall-time.ts'
import type { Meeting, Session } from './meeting.ts'

/** A session as somebody asks for it. `at` chooses where a clock change repeats the time; else it is derived. */
export type AskedSession = Omit<Session, 'id' | 'at'> & { at?: Instant | null }

/** The start; of a session of which only the day is known, the start of that day in its zone. */
export function startOf({ at, date, zone }: Pick<Session, 'at' | 'date' | 'zone'>): Instant {
  return at ?? startOfDay(date, zone)
}

/** The end. A session of which only the day is known ends when the charter's office closes that day. */
export function endOf(session: Session, charter: Charter): Instant {
  if (session.at !== null) return instantText(epochOf(session.at) + millisecondsOf(session.lasts))
  return instantOf(`${session.date}T${charter.meetings.dateOnly.endsAt}`, charter.organisation.zone)
}

export function firstStart(meeting: Pick<Meeting, 'sessions'>): Instant {
  return sorted(meeting.sessions.map(startOf)).at(0) ?? ''
}

export function lastStart(meeting: Pick<Meeting, 'sessions'>): Instant {
  return sorted(meeting.sessions.map(startOf)).at(-1) ?? ''
}

export function lastEnd(meeting: Pick<Meeting, 'sessions'>, charter: Charter): Instant {
  return sorted(meeting.sessions.map((session) => endOf(session, charter))).at(-1) ?? ''
}

/** The sessions that have not ended, the earliest first. */
export function sessionsAhead(meeting: Pick<Meeting, 'sessions'>, charter: Charter, now: Instant): Session[] {
  return meeting.sessions
    .filter((session) => endOf(session, charter) > now)
    .toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1))
}

/** Whether a meeting is still to be held, or is being held now. */
export function isAhead(meeting: Pick<Meeting, 'state' | 'sessions'>, charter: Charter, now: Instant): boolean {
  return meeting.state === 'scheduled' && lastEnd(meeting, charter) > now
}

/** Of meetings in the order of their dates the first that is still ahead; where none is, the last that took place. */
export function nextOrLast(
  meetings: readonly Meeting[],
  { charter, now }: { charter: Charter; now: Instant },
): Meeting | undefined {
  const next = meetings.find((meeting) => isAhead(meeting, charter, now))
  return next ?? meetings.findLast(({ state }) => state === 'scheduled') ?? meetings.at(-1)
}

/** Dated before the charter's `liveFrom`: known, but nobody is told or asked anything. */
export function isHistory(meeting: Pick<Meeting, 'sessions'>, charter: Charter): boolean {
  return lastEnd(meeting, charter) < startOfDay(charter.organisation.liveFrom, charter.organisation.zone)
}

/** The time an answer is given for: where the session has another one, the answer is unconfirmed. */
export function timeKey({ at, date }: Pick<Session, 'at' | 'date'>): string {
  return at ?? date
}

/** Sessions with their ids and instants. Ids stay with the place in the list, so that answers survive a move. */
export function derivedSessions(asked: readonly AskedSession[]): Session[] {
  return asked.map(({ at, ...session }, index) => ({
    ...session,
    id: String(index + 1),
    at: derivedStart(session, at ?? null),
  }))
}

/** The chosen instant where it shows that time in that zone, else the one the time has. */
function derivedStart({ date, time, zone }: Pick<Session, 'date' | 'time' | 'zone'>, chosen: Instant | null) {
  if (time === null) return null
  const wall = `${date}T${time}`
  if (chosen !== null && wallTimeAt(chosen, zone) === wall) return chosen
  const reading = readWallTime(wall, zone)
  return reading.kind === 'unique' ? reading.instant : instantOf(wall, zone)
}

function sorted(instants: Instant[]): Instant[] {
  return instants.toSorted((one, other) => (one < other ? -1 : 1))
}
