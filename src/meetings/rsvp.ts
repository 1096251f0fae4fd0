import type { Instant } from '#time/instant.ts'

/** One person's answer for one session. `_id` = `meeting|session|person`. `forTime` = the time (`timeKey`) it was given for: after a move it is unconfirmed. */
export type Rsvp = {
  _id: string
  meeting: string
  session: string
  person: string
  answer: 'yes' | 'no' | 'maybe'
  note: string | null
  at: Instant
  forTime: string
}

/** @returns the key of one person's answer for one session. */
export function rsvpId(meeting: string, session: string, person: string): string {
  return `${meeting}|${session}|${person}`
}

/** @returns one person's answers, by session as they come. */
export function answersOf(rsvps: readonly Rsvp[], person: string): Rsvp[] {
  return rsvps.filter((rsvp) => rsvp.person === person)
}
