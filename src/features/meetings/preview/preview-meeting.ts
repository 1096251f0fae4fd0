import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import { type Listener, readAudience } from '#features/groups/read-audience.ts'
import { readBelonging } from '#features/groups/read-belonging.ts'
import { type Others, othersAmong } from '#features/groups/read-others.ts'
import { fairTime } from '#time/fair/fair-hours.ts'
import { clashingSessions } from '../clashes/clashes-ahead.ts'
import { meetingsAround } from '../find-meeting.ts'
import { joinedOf } from '../joined-people.ts'
import type { Session } from '../meeting.ts'
import { type MeetingPlan, meetingDefaults, requireAhead } from '../schedule-meeting.ts'
import { derivedSessions } from '../session-times.ts'
import { daysOff } from './days-off.ts'
import { type LocalTimes, localTimes } from './local-times.ts'
import { oddities } from './oddities.ts'
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
  const audience = await readAudience(context, ask.group)
  const { people } = audience
  const sessions = derivedSessions(ask.sessions)
  requireAhead(
    context,
    sessions.filter(({ id }) => ask.moves === undefined || ask.moves.session === id),
  )
  const group = groupOf(charter, ask.group)
  const { link, place } = await meetingDefaults(context, group, ask)
  const besides = ask.moves?.meeting
  const attendees = joinedOf(audience, charter)
  const [clashes, others] = await Promise.all([
    findClashes(context, { sessions, people, moves: besides ?? null }),
    othersAmong(context, audience),
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
      at === null ? null : localTimes(fairTime(at, { attendees, lasts, night }), people.length, charter.organisation),
    ),
    warnings: [
      ...oddities(sessions, { zone: attendees.find(({ id }) => id === context.by)?.zone ?? null, night }),
      ...clashes.map((clash) => ({ kind: 'clash' as const, ...clash })),
      ...(places.length > 0 ? [{ kind: 'places-off' as const, places, of: people.length }] : []),
      ...plainWarnings({ sessions, link, place }, charter, now),
    ],
  }
}

type Asked = { sessions: readonly Session[]; people: readonly Listener[]; moves: string | null }

/** To coordinate the schedules of the groups is a duty (ToR, Secretariat); a leader is warned before there is a clash. */
async function findClashes(context: Context, { sessions, people, moves }: Asked): Promise<Clash[]> {
  const { charter } = context
  if (charter.meetings.clashes === 'ignore') return []
  const others = (await meetingsAround(context, sessions)).filter(({ _id }) => _id !== moves)
  const clashing = others.flatMap((meeting) =>
    clashingSessions(sessions, meeting, charter).map((session) => ({ meeting, session })),
  )
  const groups = [...new Set(clashing.map(({ meeting }) => meeting.group))]
  const shared = await readBelonging(context, { people: people.map(({ person }) => person), groups })
  return clashing.map(({ meeting, session }) => ({
    reference: meeting.reference,
    session,
    shared: shared.get(meeting.group)?.size ?? 0,
  }))
}
