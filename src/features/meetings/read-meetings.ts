import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { convenedGroups, may, seesAll } from '#features/groups/access.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { noOthers, type Others, othersAmong } from '#features/groups/read-others.ts'
import { personStore } from '#features/people/person-store.ts'
import { withAway } from './away-answers.ts'
import { alongside } from './clashes/clashes-ahead.ts'
import { meetingFor, meetingsOf } from './find-meeting.ts'
import type { Meeting } from './meeting.ts'
import { leaderOf } from './meeting-leader.ts'
import { rsvpStore } from './meeting-store.ts'
import type { Rsvp } from './rsvp.ts'

/** A meeting as somebody of its group sees it. */
export type MeetingView = {
  meeting: Meeting
  group: Group
  /** Their own answers. */
  answers: Rsvp[]
  /** May they move and cancel it? */
  leads: boolean
  /** They lead this very meeting: nobody asks them whether they come. */
  isLeader: boolean
  /** The others whom a change is told to; for those who may change it. */
  others: Others
  /** The name of whoever changed last what members are told; null where that is nobody with a name. */
  changedBy: string | null
}

/** @throws UserError for somebody who is not in the group. */
export async function readMeeting(context: Context, ask: { meeting: string }): Promise<MeetingView> {
  const meeting = await meetingFor(context, ask.meeting, 'member')
  const [answers, { absences }, leads, changer] = await Promise.all([
    context.store(rsvpStore).find({ meeting: meeting._id, person: context.by }),
    readIdentity(context),
    may(context, 'schedule-meetings', meeting.group),
    context.store(personStore).get(meeting.tellings.at(-1)?.by ?? ''),
  ])
  const audience = leads ? await readAudience(context, meeting.group) : null
  return {
    meeting,
    group: groupOf(context.charter, meeting.group),
    answers: withAway(
      meeting,
      answers,
      absences.filter(({ person }) => person === context.by),
    ),
    leads,
    isLeader: meeting.ledBy === context.by || (audience !== null && leaderOf(meeting, audience.roster) === context.by),
    others: audience === null ? noOthers : await othersAmong(context, audience),
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
  const around = await convenedGroups(context)
  const own = around.map(({ group }) => group.id)
  const asked = around.filter(({ isAsked }) => isAsked)
  const seen = (await seesAll(context)) ? context.charter.groups.map(({ id }) => id) : own
  const listed = context.charter.groups.filter((group) => group.listed || seen.includes(group.id)).map(({ id }) => id)
  const groups = ask.group !== undefined ? [ask.group] : ask.all ? listed : own
  const mine = asked.map(({ group }) => group.id)
  const meetings = await meetingsOf(context, [...new Set([...groups, ...mine])], 'ahead')
  const attended = meetings.filter(({ group }) => mine.includes(group))
  return meetings
    .filter(({ group }) => groups.includes(group))
    .map((meeting) => ({
      meeting: { _id: meeting._id, reference: meeting.reference, sessions: meeting.sessions },
      group: groupOf(context.charter, meeting.group),
      title: seen.includes(meeting.group) ? meeting.title : null,
      alongside: attended.includes(meeting) ? alongside(meeting, attended, context.charter) : [],
    }))
}
