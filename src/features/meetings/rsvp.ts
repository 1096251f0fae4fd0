import { groupedBy } from '#grouped-by.ts'
import type { Instant } from '#time/instant.ts'
import type { Session } from './meeting.ts'
import { timeKey } from './session-times.ts'

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

/** Whether an answer is to the time that its session has now: after a move it says nothing until it is given anew. */
export function stands({ session, forTime }: Pick<Rsvp, 'session' | 'forTime'>, sessions: readonly Session[]): boolean {
  return sessions.some((one) => one.id === session && timeKey(one) === forTime)
}

/** @returns one person's answers, by session as they come. */
export const answersOf = groupedBy<Rsvp>(({ person }) => person)
