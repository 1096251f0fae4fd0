import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { derivedSessions, startOf } from '#features/meetings/session-times.ts'
import type { Instant } from '#time/instant.ts'
import { wallTimeAt } from '#time/wall-time.ts'
import { wallTimeBy, type ZoneRules } from '#time/zones/zone-rules.ts'

/** The rules that a meeting's instants were made with, and the version of those that hold now. */
export type NewRules = { before: ZoneRules; version: string; now: Instant; zones: readonly string[] }

/**
 * A meeting keeps its wall time: where clocks in its zone are to show another time than they were when it was scheduled,
 * its instants are derived anew from date, time and zone. Sessions that have begun stay.
 * @returns the meeting with what people in `zones` were shown, where that is another time now; the same one where nothing changes.
 */
export function rederived(meeting: Meeting, { before, version, now, zones }: NewRules): Meeting {
  // Done already, perhaps by another process: its instants are not those of the rules before.
  if (meeting.shifted?.version === version) return meeting
  const anew = (sessions: readonly Session[]) => sessions.map((session) => rederivedSession(session, now))
  const sessions = anew(meeting.sessions)
  const was = meeting.sessions.flatMap((session, index) => {
    const [old, at] = [session.at, sessions[index]?.at]
    if (old === null || !at || startOf(session) < now) return []
    return zones.flatMap((zone) => {
      const wall = wallTimeBy(before, zone, old)
      return wall === null || wall === wallTimeAt(at, zone) ? [] : [{ session: session.id, zone, wall }]
    })
  })
  const moves = sessions.some(({ at }, index) => at !== meeting.sessions[index]?.at)
  if (!moves && was.length === 0) return meeting
  return {
    ...meeting,
    sessions,
    tellings: meeting.tellings.map((telling) => ({ ...telling, sessions: anew(telling.sessions) })),
    shifted: { version, at: now, was },
    // Calendars hold the instant.
    ...(moves ? { sequence: meeting.sequence + 1, changedAt: now } : {}),
  }
}

function rederivedSession(session: Session, now: Instant): Session {
  if (session.at === null || startOf(session) < now) return session
  const [derived] = derivedSessions([session])
  return derived && derived.at !== session.at ? { ...session, at: derived.at } : session
}
