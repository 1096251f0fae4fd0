import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { type Context, entry } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import { groupStore } from '#features/groups/group-store.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import { type Others, othersAmong } from '#features/groups/read-others.ts'
import type { Roster } from '#features/groups/roster.ts'
import { UserError } from '#user-error.ts'
import { type Meeting, noMinutes, type Session } from './meeting.ts'
import { meetingStore } from './meeting-store.ts'
import { referenceOf } from './reference.ts'
import { type AskedSession, derivedSessions, endOf } from './session-times.ts'
import { tellingOf } from './tells-members.ts'

/** What a leader wants to schedule. An absent link or place is the group's usual one; null is none. */
export type MeetingPlan = {
  group: string
  title: string
  sessions: AskedSession[]
  link?: string | null
  place?: string | null
  agenda?: string
}

export type Scheduled = { kind: 'scheduled' | 'already'; meeting: Meeting; others: Others }

/** The meeting that a preview has become; null while it is one. */
export async function scheduledBefore(context: Context, ask: { id: string }): Promise<Meeting | null> {
  return context.store(meetingStore).get(ask.id)
}

/**
 * Schedules a meeting. It happens once for an id, that of its preview: asked again, the meeting is answered as it stands.
 * @throws UserError where the person does not lead the group, or a session is in the past.
 */
export async function scheduleMeeting(context: Context, plan: MeetingPlan & { id: string }): Promise<Scheduled> {
  const { store, by, now } = context
  await requireRole(context, plan.group, 'leader')
  const audience = await readAudience(context, plan.group)
  const others = await othersAmong(context, audience)
  const existing = await store(meetingStore).get(plan.id)
  if (existing) return { kind: 'already', meeting: existing, others }
  const sessions = derivedSessions(plan.sessions)
  requireAhead(context, sessions)
  const group = groupOf(context.charter, plan.group)
  const { link, place } = await meetingDefaults(context, group, plan)
  const revision = { rev: 1, by, at: now, act: 'schedule' as const }
  const meeting: Omit<Meeting, 'reference'> = {
    _id: plan.id,
    group: group.id,
    title: plan.title,
    sessions,
    link,
    place,
    agenda: plan.agenda ?? '',
    state: 'scheduled',
    rev: 1,
    tellings: [tellingOf({ state: 'scheduled', sessions, link, place }, revision)],
    cancelledBecause: null,
    sequence: 0,
    changedAt: now,
    ledBy: leaderFor(audience.roster, by),
    scheduledBy: by,
    scheduledAt: now,
    minutes: noMinutes,
    addedOnce: [],
  }
  const [inserted] = await insertNumbered(context, group, [meeting])
  // Where somebody was faster, it is answered as it stands.
  return inserted ? { kind: 'scheduled', meeting: inserted, others } : scheduleMeeting(context, plan)
}

/** Who leads what this person has scheduled; null = the longest-serving leader. Where nobody leads, they stand in. */
export function leaderFor({ leaders }: Roster, person: string): string | null {
  return leaders.length === 0 || leaders.some((leader) => leader.person === person) ? person : null
}

/** So many reservations are kept of a group: an act that a crash left undone is done again soon. */
const mostReservations = 100

/**
 * Gives meetings their group's next numbers, in this order. @returns those that are new: of two who insert the same id,
 * one gets it.
 */
export async function insertNumbered(
  context: Context,
  group: Group,
  meetings: readonly Omit<Meeting, 'reference'>[],
): Promise<Meeting[]> {
  const { store } = context
  const inserted: Meeting[] = []
  let left = meetings
  for (let fresh = false; left.length > 0; fresh = true) {
    let numbers = await takeNumbers(context, group, { meetings: left.map(({ _id }) => _id), fresh })
    while (left.length > 0 && numbers.length > 0) {
      const numbered = left.slice(0, numbers.length).map((meeting, at): Meeting => {
        return { ...meeting, reference: referenceOf(group.prefix, numbers[at] ?? 0) }
      })
      const count = await store(meetingStore).insertAll(numbered, entry(context, 'scheduled'))
      inserted.push(...numbered.slice(0, count))
      const [next] = left.slice(count)
      // A meeting that is not there could not have this number: the next one is its.
      const isThere = count < numbered.length && next && (await store(meetingStore).get(next._id))
      left = left.slice(isThere ? count + 1 : count)
      numbers = numbers.slice(count + 1)
    }
  }
  return inserted
}

/**
 * A number of a group for each of these meetings, that nobody else is given, by one write.
 * @param fresh whether those that an earlier attempt reserved for them turned out to be in use.
 */
async function takeNumbers(
  context: Context,
  { id }: Group,
  { meetings, fresh }: { meetings: readonly string[]; fresh: boolean },
): Promise<number[]> {
  const { reserved } = await context.store(groupStore).put(id, entry(context, 'took numbers'), (before) => {
    const record = before ?? { _id: id, joinLink: null, channel: null, nextNumber: 1, reserved: [] }
    const others = fresh ? record.reserved.filter(({ meeting }) => !meetings.includes(meeting)) : record.reserved
    const missing = meetings.filter((meeting) => !others.some((one) => one.meeting === meeting))
    if (missing.length === 0) return record
    const taken = missing.map((meeting, at) => ({ meeting, number: record.nextNumber + at }))
    const most = Math.max(mostReservations, meetings.length)
    return {
      ...record,
      nextNumber: record.nextNumber + missing.length,
      reserved: [...others, ...taken].slice(-most),
    }
  })
  return meetings.flatMap((meeting) => reserved.find((one) => one.meeting === meeting)?.number ?? [])
}

/** The link and place of a meeting: what was typed, else what chat set for the group, else the charter's. */
export async function meetingDefaults(
  context: Context,
  group: Group,
  where: Pick<MeetingPlan, 'link' | 'place'>,
): Promise<{ link: string | null; place: string | null }> {
  const record = await context.store(groupStore).get(group.id)
  return {
    link: where.link === undefined ? (record?.joinLink ?? group.joinLink ?? null) : where.link,
    place: where.place === undefined ? (group.defaults.place ?? null) : where.place,
  }
}

/** @throws UserError where a session has ended, or starts before now. */
export function requireAhead({ charter, now }: Pick<Context, 'charter' | 'now'>, sessions: readonly Session[]): void {
  if (sessions.some((session) => (session.at ?? endOf(session, charter)) <= now))
    throw new UserError('in-the-past', 'That time is over already. Which day do you mean?', { field: 'date' })
}
