import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { may, ownGroups } from '#features/groups/access.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import { noOthers, type Others, othersIn } from '#features/groups/read-others.ts'
import { personStore } from '#features/people/person-store.ts'
import { alongside } from './clashes/clashes-ahead.ts'
import { meetingFor, meetingsOf } from './find-meeting.ts'
import type { Meeting } from './meeting.ts'
import { rsvpStore } from './meeting-store.ts'
import { type Rsvp, stands } from './rsvp.ts'

/** A meeting as somebody of its group sees it. */
export type MeetingView = {
  meeting: Meeting
  group: Group
  /** Their own answers. */
  answers: Rsvp[]
  /** May they move and cancel it? */
  leads: boolean
  /** The others whom a change is told to; for those who may change it. */
  others: Others
  /** The name of whoever changed last what members are told; null where that is nobody with a name. */
  changedBy: string | null
}

/** @throws UserError for somebody who is not in the group. */
export async function readMeeting(context: Context, ask: { meeting: string }): Promise<MeetingView> {
  const meeting = await meetingFor(context, ask.meeting, 'member')
  const [answers, leads, changer] = await Promise.all([
    context.store(rsvpStore).find({ meeting: meeting._id, person: context.by }),
    may(context, 'schedule-meetings', meeting.group),
    context.store(personStore).get(meeting.tellings.at(-1)?.by ?? ''),
  ])
  return {
    meeting,
    group: groupOf(context.charter, meeting.group),
    answers,
    leads,
    others: leads ? await othersIn(context, meeting.group) : noOthers,
    changedBy: changer?.name || null,
  }
}

/** One line of a calendar. `title` is null for those who are not in the group: it knows the dates, its members the rest. */
export type CalendarLine = {
  meeting: Pick<Meeting, '_id' | 'reference' | 'sessions'>
  group: Group
  title: string | null
  /** References of the person's other meetings at the same time. */
  alongside: string[]
}

/**
 * The meetings ahead, by date: of the person's groups, or with `all` of every listed one, or of one group.
 */
export async function readCalendar(context: Context, ask: { group?: string; all?: true }): Promise<CalendarLine[]> {
  const around = await ownGroups(context)
  const own = around.map(({ group }) => group.id)
  const asked = around.filter(({ isAsked }) => isAsked)
  const listed = context.charter.groups.filter((group) => group.listed || own.includes(group.id)).map(({ id }) => id)
  const groups = ask.group !== undefined ? [ask.group] : ask.all ? listed : own
  const mine = asked.map(({ group }) => group.id)
  const meetings = await meetingsOf(context, [...new Set([...groups, ...mine])], 'ahead')
  const attended = meetings.filter(({ group }) => mine.includes(group))
  return meetings
    .filter(({ group }) => groups.includes(group))
    .map((meeting) => ({
      meeting: { _id: meeting._id, reference: meeting.reference, sessions: meeting.sessions },
      group: groupOf(context.charter, meeting.group),
      title: own.includes(meeting.group) ? meeting.title : null,
      alongside: attended.includes(meeting) ? alongside(meeting, attended, context.charter) : [],
    }))
}

/** How many were told of a meeting, and what they answered. */
export type MeetingStatus = {
  meeting: Meeting
  group: Group
  audience: number
  /** Of its invitations, changes and cancellations, by state. */
  counts: { sent: number; waiting: number; unreachable: number; unknown: number }
  answers: Record<Rsvp['answer'], number>
  /** The names of those who gave each answer, as far as a card has room for them. */
  names: Record<Rsvp['answer'], string[]>
  /** How many answered for another time, and have not said anything since it moved. */
  outdated: number
}

const tellingKinds = ['meeting-scheduled', 'meeting-moved', 'meeting-cancelled']
const seriesKinds = ['series-scheduled', 'series-changed', 'series-cancelled']

/** More names than these are counted: a card fits a phone. */
const mostNames = 12
/** What was answered for a meeting, in numbers; for everybody in its group. `leads`: may see who said what. */
export async function readAttendance(
  context: Context,
  ask: { meeting: string },
): Promise<{ leads: boolean; answers: MeetingStatus['answers'] }> {
  const meeting = await meetingFor(context, ask.meeting, 'member')
  const [first] = meeting.sessions
  const [leads, given] = await Promise.all([
    may(context, 'schedule-meetings', meeting.group),
    context.store(rsvpStore).tally({ meeting: meeting._id, session: first?.id }, ['session', 'answer', 'forTime']),
  ])
  const standing = given.filter((one) => stands(one, meeting.sessions))
  const answering = (answer: Rsvp['answer']) =>
    standing.filter((one) => one.answer === answer).reduce((sum, { count }) => sum + count, 0)
  return { leads, answers: { yes: answering('yes'), no: answering('no'), maybe: answering('maybe') } }
}

/** For the meeting's leaders. @throws UserError for everybody else. */
export async function meetingStatus(context: Context, ask: { meeting: string }): Promise<MeetingStatus> {
  const { store, deliveries, charter } = context
  const meeting = await meetingFor(context, ask.meeting, 'leader')
  const [first] = meeting.sessions
  const [{ people }, own, withSeries, given] = await Promise.all([
    readAudience(context, meeting.group),
    deliveries.counts(meeting._id, tellingKinds),
    deliveries.counts(meeting.series?.id ?? '', seriesKinds),
    store(rsvpStore).tally({ meeting: meeting._id, session: first?.id }, ['session', 'answer', 'forTime']),
  ])
  const count = (...states: string[]) =>
    states.reduce((sum, state) => sum + (own[state] ?? 0) + (withSeries[state] ?? 0), 0)
  const summed = (counted: typeof given) => counted.reduce((sum, one) => sum + one.count, 0)
  const standing = given.filter((one) => stands(one, meeting.sessions))
  const answering = (answer: Rsvp['answer']) => summed(standing.filter((one) => one.answer === answer))
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
    answers: { yes: answering('yes'), no: answering('no'), maybe: answering('maybe') },
    names: await namesOf(context, meeting, standing.length > 0),
    outdated: summed(given) - summed(standing),
  }
}

/** Who gave each answer to the first session, the earliest first: two reads, however many have answered. */
async function namesOf({ store }: Context, meeting: Meeting, answered: boolean): Promise<MeetingStatus['names']> {
  if (!answered) return { yes: [], no: [], maybe: [] }
  const session = meeting.sessions[0]?.id
  const limit = 3 * mostNames
  const given = (await store(rsvpStore).find({ meeting: meeting._id, session }, { sort: { at: 1 }, limit })).filter(
    (one) => stands(one, meeting.sessions),
  )
  const people = await store(personStore).pick({ _id: { $in: given.map(({ person }) => person) } }, ['name'])
  const nameOf = new Map(people.map(({ _id, name }) => [_id, name || 'someone without a name']))
  const saying = (answer: Rsvp['answer']) =>
    given
      .filter((one) => one.answer === answer)
      .map(({ person }) => nameOf.get(person) ?? 'someone without a name')
      .slice(0, mostNames)
  return { yes: saying('yes'), no: saying('no'), maybe: saying('maybe') }
}
