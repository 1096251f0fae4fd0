import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import { readBelonging } from '#features/groups/read-belonging.ts'
import { type Others, othersIn } from '#features/groups/read-others.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { audienceOf, type Roster } from '#features/groups/roster.ts'
import { fairTime } from '#time/fair/fair-hours.ts'
import { clashingSessions } from '../clashes/clashes-ahead.ts'
import { meetingsAround } from '../find-meeting.ts'
import { joinedPeople } from '../joined-people.ts'
import type { Session } from '../meeting.ts'
import { type MeetingPlan, meetingDefaults, requireAhead } from '../schedule-meeting.ts'
import { derivedSessions } from '../session-times.ts'
import { daysOff } from './days-off.ts'
import { type LocalTimes, localTimes } from './local-times.ts'
import { type Clash, plainWarnings, type Warning } from './warnings.ts'

/** What a plan means, before anybody is told of it. `times`: by session, null where only the day is known. */
export type Preview = {
  group: Group
  title: string
  sessions: Session[]
  link: string | null
  place: string | null
  /** The people who will be told of the meeting: all but the leader who schedules it. */
  others: Others
  times: (LocalTimes | null)[]
  warnings: Warning[]
}

/**
 * What scheduling this would mean, or with `moves` what moving that meeting there would. Nothing changes.
 * @throws UserError where the person does not lead the group, or a session is over.
 */
export async function previewMeeting(
  context: Context,
  ask: MeetingPlan & { moves?: { meeting: string; session: string } },
): Promise<Preview> {
  const { charter, now } = context
  await requireRole(context, ask.group, 'leader')
  const roster = await readRoster(context, ask.group)
  const sessions = derivedSessions(ask.sessions)
  requireAhead(
    context,
    sessions.filter(({ id }) => ask.moves === undefined || ask.moves.session === id),
  )
  const group = groupOf(charter, ask.group)
  const { link, place } = await meetingDefaults(context, group, ask)
  const audience = audienceOf(roster).map(({ person }) => person)
  const besides = ask.moves?.meeting
  const [attendees, clashes, others] = await Promise.all([
    joinedPeople(context, { group: group.id }),
    findClashes(context, { sessions, roster, moves: besides ?? null }),
    othersIn(context, group.id),
  ])
  const night = charter.meetings.nightHours
  const places = daysOff(sessions, attendees)
  return {
    group,
    title: ask.title,
    sessions,
    link,
    place,
    others,
    times: sessions.map(({ at, lasts }) =>
      at === null ? null : localTimes(fairTime(at, { attendees, lasts, night }), audience.length, charter.organisation),
    ),
    warnings: [
      ...clashes.map((clash) => ({ kind: 'clash' as const, ...clash })),
      ...(places.length > 0 ? [{ kind: 'places-off' as const, places, of: audience.length }] : []),
      ...plainWarnings({ sessions, link, place }, charter, now),
    ],
  }
}

type Asked = { sessions: readonly Session[]; roster: Roster; moves: string | null }

/** To coordinate the schedules of the groups is a duty (ToR, Secretariat); a leader is warned before there is a clash. */
async function findClashes(context: Context, { sessions, roster, moves }: Asked): Promise<Clash[]> {
  const { charter } = context
  if (charter.meetings.clashes === 'ignore') return []
  const others = (await meetingsAround(context, sessions)).filter(({ _id }) => _id !== moves)
  const clashing = others.flatMap((meeting) =>
    clashingSessions(sessions, meeting, charter).map((session) => ({ meeting, session })),
  )
  const people = audienceOf(roster).map(({ person }) => person)
  const groups = [...new Set(clashing.map(({ meeting }) => meeting.group))]
  const shared = await readBelonging(context, { people, groups })
  return clashing.map(({ meeting, session }) => ({
    reference: meeting.reference,
    session,
    shared: shared.get(meeting.group)?.size ?? 0,
  }))
}
