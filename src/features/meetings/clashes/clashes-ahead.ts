import type { Charter } from '#charter/charter.ts'
import { audienceOf, type Roster } from '#features/groups/roster.ts'
import type { Meeting, Session } from '../meeting.ts'
import { endOf, startOf } from '../session-times.ts'

/** Two meetings at the same time. `session`: from when on; a day alone, where one of them has no time yet. */
export type MeetingClash<M = Meeting> = {
  meetings: [M, M]
  session: Session
  /** How many people are asked to both. */
  shared: number
}

/**
 * The meetings that some people would have to attend at once: to coordinate the schedules of the groups is a duty of the
 * secretariat (ToR, Secretariat). Who is in both is counted, never named. By date; none where the charter ignores clashes.
 * @param rosters of all groups of these meetings, by group.
 */
export function clashesAhead<M extends Pick<Meeting, 'group' | 'sessions'>>(
  meetings: readonly M[],
  rosters: ReadonlyMap<string, Roster>,
  charter: Charter,
): MeetingClash<M>[] {
  if (charter.meetings.clashes === 'ignore') return []
  const pairs = meetings.flatMap((one, index) => meetings.slice(index + 1).map((other) => [one, other] as const))
  return pairs
    .flatMap(([one, other]): MeetingClash<M>[] => {
      const session = firstOverlap(one, other, charter)
      if (session === null) return []
      const shared = sharedAudience(rosters.get(one.group), rosters.get(other.group))
      return shared === 0 ? [] : [{ meetings: [one, other], session, shared }]
    })
    .toSorted((one, other) => (startOf(one.session) < startOf(other.session) ? -1 : 1))
}

/** The groups of which a meeting is held at the same time as one of another group. */
export function groupsMeetingAtOnce(
  meetings: readonly Pick<Meeting, 'group' | 'sessions'>[],
  charter: Charter,
): string[] {
  const byStart = meetings
    .flatMap((meeting) => meeting.sessions.map((session) => ({ group: meeting.group, session })))
    .toSorted((one, other) => (startOf(one.session) < startOf(other.session) ? -1 : 1))
  const found = new Set<string>()
  for (const [index, { group, session }] of byStart.entries()) {
    const end = endOf(session, charter)
    for (let next = index + 1; ; next++) {
      const other = byStart[next]
      if (other === undefined || startOf(other.session) >= end) break
      if (other.group !== group) found.add(group).add(other.group)
    }
  }
  return [...found]
}

/** The references of those meetings that overlap this one; none where the charter ignores clashes. */
export function alongside(meeting: Meeting, others: readonly Meeting[], charter: Charter): string[] {
  if (charter.meetings.clashes === 'ignore') return []
  return others
    .filter((other) => other._id !== meeting._id && clashingSessions(meeting.sessions, other, charter).length > 0)
    .map(({ reference }) => reference)
}

/** The sessions of another meeting that overlap these; where only the day is known, those of that day. */
export function clashingSessions(
  sessions: readonly Session[],
  other: Pick<Meeting, 'sessions'>,
  charter: Charter,
): Session[] {
  return other.sessions.filter((theirs) => sessions.some((ours) => overlap(ours, theirs, charter)))
}

type Sitting = Pick<Meeting, 'sessions'>

/** How many people are asked to the meetings of both groups. */
function sharedAudience(one: Roster | undefined, other: Roster | undefined): number {
  if (!one || !other) return 0
  const asked = new Set(audienceOf(one).map(({ person }) => person))
  return audienceOf(other).filter(({ person }) => asked.has(person)).length
}

function firstOverlap(one: Sitting, other: Sitting, charter: Charter): Session | null {
  const overlaps = one.sessions.flatMap((ours) =>
    clashingSessions([ours], other, charter).map((theirs) => from(ours, theirs)),
  )
  return overlaps.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1)).at(0) ?? null
}

/** Both are held from the later start on; no hour is known where one of them has none. */
function from(one: Session, other: Session): Session {
  if (one.at === null || other.at === null) return one.at === null ? one : other
  return one.at < other.at ? other : one
}

function overlap(one: Session, other: Session, charter: Charter): boolean {
  return startOf(one) < endOf(other, charter) && startOf(other) < endOf(one, charter)
}
