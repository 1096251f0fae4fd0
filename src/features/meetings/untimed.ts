import type { Charter } from '#charter/charter.ts'
import { decidersOf, type Leadership, leadersAsked, present } from '#features/groups/roster.ts'
import type { Meeting, Session } from './meeting.ts'
import { isHistory } from './session-times.ts'

/** The sessions of a meeting of which only the day is known. */
export function untimedSessions({ sessions }: Pick<Meeting, 'sessions'>): Session[] {
  return sessions.filter(({ at }) => at === null)
}

/**
 * Whether nobody ever set a time for a meeting, and nobody has said since that it took place or did not. It may never
 * have been held: nobody owes its minutes, and its leader is asked about it once its day is over.
 */
export function isHeldUnknown(meeting: Pick<Meeting, 'state' | 'sessions' | 'minutes'>, charter: Charter): boolean {
  const { items, didNotHappen, tookPlace } = meeting.minutes
  return (
    meeting.state === 'scheduled' &&
    untimedSessions(meeting).length === meeting.sessions.length &&
    items.length === 0 &&
    didNotHappen === null &&
    tookPlace === undefined &&
    !isHistory(meeting, charter)
  )
}

/**
 * Whom a meeting without a time is up to: whoever leads it, or where they lead the group no more, its longest-serving
 * leader; where it has none, the secretariat. Whoever is away is not asked; see `present`. `others`: the group's other leaders, who are asked after them.
 */
export function askedForTime({ ledBy }: Meeting, roster: Leadership): { first: string[]; others: string[] } {
  const leaders = roster.leaders.map(({ person }) => person)
  const led = ledBy !== null && leaders.includes(ledBy) ? ledBy : leaders[0]
  const asked = led === undefined ? [] : present(roster, [led])
  const first = asked.length > 0 ? asked : decidersOf(roster)
  return { first, others: leadersAsked(roster).filter((person) => !first.includes(person)) }
}
