import type { ClockChange, Meeting, Session } from '#features/meetings/meeting.ts'
import { derivedSessions, startOf } from '#features/meetings/session-times.ts'
import { tellingOf } from '#features/meetings/tells-members.ts'
import type { Instant } from '#time/instant.ts'
import { wallTimeAt } from '#time/wall-time.ts'
import { type KnownRules, wallTimeBy } from '#time/zones/zone-rules.ts'

/** The rules that hold now, and `before` those by which people were shown times; null: not known. `zones`: where people are. */
export type NewRules = { before: KnownRules | null; version: string; now: Instant; zones: readonly string[] }

/**
 * A meeting keeps its wall time: where clocks in its zone are to show another time than they were when it was scheduled,
 * its instants are derived anew from date, time and zone. Sessions that have begun stay. That is a revision of its own, and
 * news only where people were shown another time. A meeting of a series tells nothing: its series says when clocks make it
 * another time.
 * @returns the same meeting where nothing changes.
 */
export function rederived(meeting: Meeting, rules: NewRules): Meeting {
  const { now, version } = rules
  const anew = (sessions: readonly Session[]) => sessions.map((session) => rederivedSession(session, now))
  const sessions = anew(meeting.sessions)
  const moves = sessions.some(({ at }, index) => at !== meeting.sessions[index]?.at)
  const calendar = { sequence: meeting.sequence + 1, changedAt: now }
  if (meeting.series !== undefined) {
    if (!moves) return meeting
    const tellings = meeting.tellings.map((telling) => ({ ...telling, sessions: anew(telling.sessions) }))
    return { ...meeting, ...calendar, sessions, tellings }
  }
  const isDone = meeting.tellings.some(({ clock }) => clock?.version === version)
  const was = meeting.sessions.flatMap((session, index) => otherTimes(session, sessions[index], rules))
  if (!moves && (isDone || was.length === 0)) return meeting
  const rev = meeting.rev + 1
  const telling = tellingOf({ ...meeting, sessions }, { rev, by: 'clock', at: now, act: 'clock' })
  const tellings = [...meeting.tellings, { ...telling, clock: { version, was } }]
  return { ...meeting, ...(moves ? calendar : {}), sessions, rev, tellings }
}

/** The start that date, time and zone have now. */
function rederivedSession(session: Session, now: Instant): Session {
  if (session.at === null || startOf(session) < now) return session
  const [derived] = derivedSessions([session])
  return derived && derived.at !== session.at ? { ...session, at: derived.at } : session
}

/** What people were shown of a session, by zone, where that is another time now. */
function otherTimes(old: Session, session: Session | undefined, { before, now, zones }: NewRules): ClockChange['was'] {
  const at = session?.at
  if (old.at === null || !at || startOf(old) < now) return []
  const [start, own] = [old.at, `${old.date}T${old.time}`]
  // What was made by other rules than these, by an older or a newer program, says nothing of them.
  const rules = before && (wallTimeBy(before, old.zone, start) ?? own) === own ? before : null
  return zones.flatMap((zone) => {
    const shown = (rules && wallTimeBy(rules, zone, start)) ?? wallTimeAt(start, zone)
    const wall = zone === old.zone ? own : shown
    return wall === wallTimeAt(at, zone) ? [] : [{ session: old.id, zone, wall }]
  })
}
