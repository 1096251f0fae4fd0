import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { may } from '#features/groups/access.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import { personStore } from '#features/people/person-store.ts'
import { type AwayAnswers, corrected, readAwayAnswers } from './away-answers.ts'
import { meetingFor } from './find-meeting.ts'
import type { Meeting, Session } from './meeting.ts'
import { rsvpStore } from './meeting-store.ts'
import { type Rsvp, stands } from './rsvp.ts'
import { timeKey } from './session-times.ts'

/** One person's answer with the note that came with it, as those who lead the meeting read it. */
export type NamedAnswer = Pick<Rsvp, 'answer' | 'note'> & { name: string }

/** What was answered for one session, in numbers. An answer to an old time is unconfirmed: it counts nowhere else. */
export type SessionCounts = { session: Session; answers: Record<Rsvp['answer'], number>; unconfirmed: number }

/** The same with names, as far as a card has room for them. */
export type SessionAnswers = SessionCounts & { named: NamedAnswer[]; namedUnconfirmed: NamedAnswer[] }

/** How many were told of a meeting, and what they answered for each of its sessions. */
export type MeetingStatus = {
  meeting: Meeting
  group: Group
  audience: number
  /** Of its invitations, changes and cancellations, by state. */
  counts: { sent: number; waiting: number; unreachable: number; unknown: number }
  sessions: SessionAnswers[]
}

const tellingKinds = ['meeting-scheduled', 'meeting-moved', 'meeting-cancelled']
const seriesKinds = ['series-scheduled', 'series-changed', 'series-cancelled']

/** More names than these for each answer are counted: a card fits a phone. */
const mostNames = 12

/** What was answered for a meeting, in numbers; for everybody in its group. `leads`: may see who said what. */
export async function readAttendance(
  context: Context,
  ask: { meeting: string },
): Promise<{ leads: boolean; sessions: SessionCounts[] }> {
  const meeting = await meetingFor(context, ask.meeting, 'member')
  const [leads, given, away] = await Promise.all([
    may(context, 'schedule-meetings', meeting.group),
    answersCounted(context, meeting),
    readAwayAnswers(context, [meeting]),
  ])
  return { leads, sessions: countsOf(meeting, corrected(given, away)) }
}

/** For the meeting's leaders. @throws UserError for everybody else. */
export async function meetingStatus(context: Context, ask: { meeting: string }): Promise<MeetingStatus> {
  const { deliveries, charter } = context
  const meeting = await meetingFor(context, ask.meeting, 'leader')
  const [{ people }, own, withSeries, given, away] = await Promise.all([
    readAudience(context, meeting.group),
    deliveries.counts(meeting._id, tellingKinds),
    deliveries.counts(meeting.series?.id ?? '', seriesKinds),
    answersCounted(context, meeting),
    readAwayAnswers(context, [meeting]),
  ])
  const count = (...states: string[]) =>
    states.reduce((sum, state) => sum + (own[state] ?? 0) + (withSeries[state] ?? 0), 0)
  return {
    meeting,
    group: groupOf(charter, meeting.group),
    audience: people.length,
    counts: {
      sent: count('sent'),
      waiting: count('planned', 'sending'),
      unreachable: count('unreachable', 'failed'),
      unknown: count('unknown'),
    },
    sessions: await withNames(context, meeting, { counts: countsOf(meeting, corrected(given, away)), away }),
  }
}

type Counted = Pick<Rsvp, 'session' | 'answer' | 'forTime'> & { count: number }

function answersCounted({ store }: Context, { _id }: Meeting): Promise<Counted[]> {
  return store(rsvpStore).tally({ meeting: _id }, ['session', 'answer', 'forTime'])
}

function countsOf({ sessions }: Meeting, given: readonly Counted[]): SessionCounts[] {
  const summed = (counted: readonly Counted[]) => counted.reduce((sum, { count }) => sum + count, 0)
  return sessions.map((session) => {
    const own = given.filter((one) => one.session === session.id)
    const standing = own.filter((one) => stands(one, [session]))
    const answering = (answer: Rsvp['answer']) => summed(standing.filter((one) => one.answer === answer))
    return {
      session,
      answers: { yes: answering('yes'), no: answering('no'), maybe: answering('maybe') },
      unconfirmed: summed(own) - summed(standing),
    }
  })
}

/** Who gave each answer, the earliest first: three reads at most, however many have answered. */
async function withNames(
  { store }: Context,
  { _id, sessions }: Meeting,
  { counts, away }: { counts: readonly SessionCounts[]; away: AwayAnswers },
): Promise<SessionAnswers[]> {
  const present = sessions.map((session) => ({ session: session.id, forTime: timeKey(session) }))
  const limit = mostNames * sessions.length
  const read = async (isAny: boolean, which: Record<string, unknown>, most: number) =>
    isAny ? store(rsvpStore).find({ meeting: _id, ...which }, { sort: { at: 1 }, limit: most }) : []
  const [given, old] = await Promise.all([
    read(counts.some(isAnswered), { $or: present }, 3 * limit),
    read(
      counts.some(({ unconfirmed }) => unconfirmed > 0),
      { $nor: present },
      limit,
    ),
  ])
  const replaced = new Set(away.replaced.map(({ _id: rsvp }) => rsvp))
  const standing = [...given.filter((one) => !replaced.has(one._id)), ...away.away]
  const ids = [...new Set([...standing, ...old].map(({ person }) => person))]
  const people = ids.length === 0 ? [] : await store(personStore).pick({ _id: { $in: ids } }, ['name'])
  const nameOf = new Map(people.map(({ _id: person, name }) => [person, name]))
  const named = (some: readonly Rsvp[], { id }: Session) =>
    (['yes', 'maybe', 'no'] as const)
      .flatMap((answer) => some.filter((one) => one.session === id && one.answer === answer).slice(0, mostNames))
      .map(({ person, answer, note }) => ({ name: nameOf.get(person) || 'someone without a name', answer, note }))
  return counts.map((one) => ({
    ...one,
    named: named(standing, one.session),
    namedUnconfirmed: named(old, one.session),
  }))
}

function isAnswered({ answers }: SessionCounts): boolean {
  return answers.yes + answers.no + answers.maybe > 0
}
