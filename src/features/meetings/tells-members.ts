import type { Instant } from '#time/instant.ts'
import type { Meeting, MeetingAct, Session, Telling } from './meeting.ts'
import { timeKey } from './session-times.ts'
import { standingActs } from './undo-window.ts'

/** What members are told of a meeting. Title and agenda are read when somebody looks; a change of them tells nobody. */
export type Announced = Pick<Telling, 'state' | 'sessions' | 'link' | 'place'>

/** Whether what members know and what is true differ in anything they must hear of. */
export function tellsMembers(before: Announced, after: Announced): boolean {
  if (before.state !== after.state) return true
  if (after.state === 'cancelled') return false
  return before.link !== after.link || before.place !== after.place || !sameTimes(before.sessions, after.sessions)
}

/** Whether two lists of sessions meet at the same times, for as long. */
export function sameTimes(before: readonly Session[], after: readonly Session[]): boolean {
  return before.length === after.length && before.every((session, index) => isSameTime(session, after[index]))
}

function isSameTime(one: Session, other: Session | undefined): boolean {
  if (other === undefined || one.id !== other.id || one.lasts !== other.lasts) return false
  return timeKey(one) === timeKey(other)
}

/**
 * The meeting after an act. What members hear of gets a revision and is kept in `tellings`; what calendars show raises
 * `sequence` (RFC 5545, 3.8.7.4).
 */
export function revised(
  before: Meeting,
  { by, at, act }: { by: string; at: Instant; act: MeetingAct },
  change: Partial<Meeting>,
): Meeting {
  const after: Meeting = { ...before, ...change, ...ownTime(before, act) }
  const telling = tellsMembers(before, after)
  const isSame = (['title', 'agenda', 'contact'] as const).every((field) => before[field] === after[field])
  if (!telling && isSame) return after
  const rev = telling ? before.rev + 1 : before.rev
  const tellings = telling ? [...before.tellings, tellingOf(after, { rev, by, at, act })] : before.tellings
  return { ...after, rev, tellings, sequence: before.sequence + 1, changedAt: at }
}

/** Moved or cancelled by itself, one meeting of a series no longer follows its time, unless that is taken back. */
function ownTime({ series, tellings }: Meeting, act: MeetingAct): Pick<Meeting, 'series'> {
  if (series === undefined || (act !== 'move' && act !== 'cancel' && act !== 'undo')) return {}
  const before = standingActs({ tellings }).slice(0, -1)
  const own = act !== 'undo' || before.some(({ undoes }) => undoes.act === 'move' || undoes.act === 'cancel')
  return { series: { ...series, own } }
}

/** What members are told with a revision. */
export function tellingOf(
  { state, sessions, link, place }: Announced,
  revision: Pick<Telling, 'rev' | 'by' | 'at' | 'act'>,
): Telling {
  return { ...revision, state, sessions, link, place }
}
