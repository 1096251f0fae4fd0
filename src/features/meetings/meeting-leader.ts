import type { Leadership } from '#features/groups/roster.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingFacts } from './meeting-facts.ts'
import { answersOf, type Rsvp } from './rsvp.ts'

/** Whoever leads a meeting: the one who scheduled it for the group, else its longest-serving leader; null where there is none. */
export function leaderOf({ ledBy }: Pick<Meeting, 'ledBy'>, { leaders }: Pick<Leadership, 'leaders'>): string | null {
  return ledBy ?? leaders[0]?.person ?? null
}

/** What the reader of a notice answered about its meeting, and whether they lead it. */
export function answering(
  { meeting, roster, rsvps }: Pick<MeetingFacts, 'meeting' | 'roster' | 'rsvps'>,
  to: { person: string } | { place: unknown },
): { answers: readonly Rsvp[]; leads: boolean } {
  const reader = 'person' in to ? to.person : ''
  return { answers: answersOf(rsvps, reader), leads: leaderOf(meeting, roster) === reader }
}
