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

/** What absences alter in answers: those that no longer count, and those that count instead. */
export type AwayAnswers = { replaced: Rsvp[]; away: AnswerOrAway[] }

/** What absences alter in the answers to these meetings: two reads at most, however many they are. */
export async function readAwayAnswers(
  context: Pick<Context, 'now' | 'store'>,
  meetings: readonly Pick<Meeting, '_id' | 'group' | 'sessions'>[],
): Promise<AwayAnswers> {
  if (meetings.length === 0) return { replaced: [], away: [] }
  const absences = await absencesIn(context, [...new Set(meetings.map(({ group }) => group))])
  const concerning = ({ group, sessions }: (typeof meetings)[number]) =>
    absences.filter(
      (absence) =>
        absence.groups.includes(group) && sessions.some((session) => coversInstant(absence, startOf(session))),
    )
  const concerned = meetings.flatMap((meeting) => {
    const theirs = concerning(meeting)
    return theirs.length === 0 ? [] : [{ meeting, absences: theirs }]
  })
  if (concerned.length === 0) return { replaced: [], away: [] }
  const people = new Set(concerned.flatMap((one) => one.absences.map(({ person }) => person)))
  const ids = concerned.map(({ meeting }) => meeting._id)
  const given = await context.store(rsvpStore).find({ meeting: { $in: ids }, person: { $in: [...people] } })
  const away = concerned.flatMap((one) =>
    withAway(one.meeting, given, one.absences).filter((answer) => answer.away !== undefined),
  )
  // Of two absences on one day the later one is told.
  const byId = new Map(away.map((one) => [one._id, one]))
  return { replaced: given.filter(({ _id }) => byId.has(_id)), away: [...byId.values()] }
}

/** So many gave an answer to a session, and for the time that it had then. */
export type AnswerCount = Pick<Rsvp, 'meeting' | 'session' | 'answer' | 'forTime'> & { count: number }

/** How many answered what to these meetings; whoever is away says No. Three reads at most, however many they are. */
export async function countAnswers(
  context: Pick<Context, 'now' | 'store'>,
  meetings: readonly Pick<Meeting, '_id' | 'group' | 'sessions'>[],
): Promise<AnswerCount[]> {
  if (meetings.length === 0) return []
  const ids = meetings.map(({ _id }) => _id)
  const [given, away] = await Promise.all([
    context.store(rsvpStore).tally({ meeting: { $in: ids } }, ['meeting', 'session', 'answer', 'forTime']),
    readAwayAnswers(context, meetings),
  ])
  return corrected(given, away)
}

/** The counts in which whoever is away says No. */
export function corrected<C extends Pick<Rsvp, 'session' | 'answer' | 'forTime'>>(
  given: readonly (C & { count: number })[],
  { replaced, away }: { replaced: readonly C[]; away: readonly C[] },
): (C & { count: number })[] {
  return [...given, ...replaced.map((one) => ({ ...one, count: -1 })), ...away.map((one) => ({ ...one, count: 1 }))]
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
