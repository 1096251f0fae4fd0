import type { Instant } from '#time/instant.ts'
import type { Meeting, Telling } from './meeting.ts'

/**
 * The revision that somebody in the group knows: the highest of what notices told them, what they caused themselves,
 * what was older than their joining (their welcome lists what is next), and what the charter published. 0 = nothing.
 * @param byNotices the highest revision that a notice told them.
 */
export function toldRev(
  meeting: Meeting,
  { person, since }: { person: string; since: Instant },
  byNotices: number,
): number {
  return meeting.tellings.reduce(
    (told, telling) => (knows(telling, person, since) ? Math.max(told, telling.rev) : told),
    byNotices,
  )
}

/** What that revision said; null where nothing was told. */
export function tellingAt(meeting: Meeting, rev: number): Telling | null {
  return meeting.tellings.find((telling) => telling.rev === rev) ?? null
}

function knows(telling: Telling, person: string, since: Instant): boolean {
  return telling.by === person || telling.act === 'import' || telling.at <= since
}
