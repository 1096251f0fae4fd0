import type { Context } from '#context.ts'
import { type Absence, coversInstant } from '#features/groups/absence.ts'
import { absencesIn } from '#features/groups/read-absences.ts'
import { sayDateAt } from '#time/say-instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import type { Meeting } from './meeting.ts'
import { rsvpStore } from './meeting-store.ts'
import { type Rsvp, rsvpId } from './rsvp.ts'
import { startOf, timeKey } from './session-times.ts'

/** An answer; with `away` it is none that was given, but follows from an absence until that day. */
export type AnswerOrAway = Rsvp & { away?: CalendarDate }

/**
 * The answers to a meeting in which whoever is away on its day says No, unless they answered after they had said that they
 * would be away. @param absences those of people who are asked to the meeting.
 */
export function withAway(
  meeting: Pick<Meeting, '_id' | 'sessions'>,
  rsvps: readonly Rsvp[],
  absences: readonly Absence[],
): AnswerOrAway[] {
  const away = absences.flatMap((absence) => awayFor(meeting, rsvps, absence))
  const replaced = new Set(away.map(({ _id }) => _id))
  return [...rsvps.filter(({ _id }) => !replaced.has(_id)), ...away]
}

/** What absences alter in the answers to a meeting: those that no longer count, and those that count instead. */
export async function readAwayAnswers(
  context: Context,
  meeting: Meeting,
): Promise<{ replaced: Rsvp[]; away: AnswerOrAway[] }> {
  const absences = (await absencesIn(context, [meeting.group])).filter(
    (absence) =>
      absence.groups.includes(meeting.group) &&
      meeting.sessions.some((session) => coversInstant(absence, startOf(session))),
  )
  if (absences.length === 0) return { replaced: [], away: [] }
  const people = absences.map(({ person }) => person)
  const given = await context.store(rsvpStore).find({ meeting: meeting._id, person: { $in: people } })
  const away = withAway(meeting, given, absences).filter((one) => one.away !== undefined)
  return { replaced: given.filter(({ _id }) => away.some((one) => one._id === _id)), away }
}

function awayFor(
  { _id: meeting, sessions }: Pick<Meeting, '_id' | 'sessions'>,
  rsvps: readonly Rsvp[],
  absence: Absence,
): AnswerOrAway[] {
  const { person, saidAt, until } = absence
  return sessions
    .filter((session) => coversInstant(absence, startOf(session)))
    .map((session) => ({ session, id: rsvpId(meeting, session.id, person) }))
    .filter(({ id }) => rsvps.every((given) => given._id !== id || given.at <= saidAt))
    .map(({ session, id }) => ({
      ...{ _id: id, meeting, session: session.id, person, answer: 'no' as const },
      ...{ note: `away until ${sayDateAt(until, saidAt)}`, at: saidAt, forTime: timeKey(session), away: until },
    }))
}
