import { fairTime } from '#time/fair/fair-hours.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import type { Hours } from '#time/quiet-hours.ts'
import { sayDuration } from '#time/say-instant.ts'
import type { WallTime } from '#time/wall-time.ts'
import type { Session } from '../meeting.ts'
import type { Warning } from './warnings.ts'

/** What is seldom meant, and is looked at once more before anybody is told. */
export type Oddity =
  | { kind: 'overlap'; sessions: [Session, Session] }
  | { kind: 'long'; lasts: string }
  /** The leader's own clock. */
  | { kind: 'own-night'; wall: WallTime }
  | { kind: 'endless' }

/** Longer than this is more likely a slip than a session. */
const longest = 6 * 60 * 60_000

/**
 * What is odd about the times of a meeting.
 * @param leader the zone of the person who schedules it, null where it is not known, and the hours that are night there.
 */
export function oddities(sessions: readonly Session[], leader: { zone: string | null; night: Hours }): Oddity[] {
  const timed = sessions.flatMap((session) => (session.at === null ? [] : [{ session, start: epochOf(session.at) }]))
  const inOrder = timed.toSorted((one, other) => one.start - other.start)
  const overlaps = inOrder.flatMap(({ session, start }, at): Oddity[] => {
    const next = inOrder[at + 1]
    return next && next.start < start + millisecondsOf(session.lasts)
      ? [{ kind: 'overlap', sessions: [session, next.session] }]
      : []
  })
  const lengths = [...new Set(timed.map(({ session }) => session.lasts))]
  const long = lengths.filter((lasts) => millisecondsOf(lasts) > longest)
  return [
    ...overlaps.slice(0, 1),
    ...long.map((lasts): Oddity => ({ kind: 'long', lasts })),
    ...timed.flatMap(({ session }) => ownNight(session, leader)).slice(0, 1),
  ]
}

function ownNight({ at, lasts }: Session, { zone, night }: { zone: string | null; night: Hours }): Oddity[] {
  if (at === null || zone === null) return []
  const [own] = fairTime(at, { attendees: [{ id: 'leader', zone }], lasts, night }).zones
  return own?.night ? [{ kind: 'own-night', wall: own.wall }] : []
}

/** What a button schedules, with what is odd about it: "a 10-hour meeting", or the usual words. */
export function oddLabel(warnings: readonly Warning[], usual: string): string {
  const [odd] = warnings.flatMap((warning) => labelOf(warning) ?? [])
  return odd === undefined ? usual : ` ${odd}`
}

function labelOf(warning: Warning): string | undefined {
  if (warning.kind === 'overlap') return 'overlapping sessions'
  if (warning.kind === 'long') return `a ${lengthLabel(warning.lasts)} meeting`
  if (warning.kind === 'own-night') return 'at night for you'
  return warning.kind === 'endless' ? 'meetings without an end' : undefined
}

/** "10-hour", "7.5-hour". */
function lengthLabel(lasts: string): string {
  const hours = millisecondsOf(lasts) / 3_600_000
  return Number.isInteger(hours * 2) ? `${hours}-hour` : sayDuration(lasts)
}
