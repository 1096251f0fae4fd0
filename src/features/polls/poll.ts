import type { Session } from '#features/meetings/meeting.ts'
import { groupedBy } from '#grouped-by.ts'
import type { Instant } from '#time/instant.ts'

/** A time to vote on: a session that has its instant. The earliest is '1'. */
export type Choice = Session & { at: Instant }

/** What somebody says to one time. */
export type Preference = 'yes' | 'if-need-be' | 'no'

/** How a poll has ended. `by`: who ended it; null where it ended by itself. */
export type PollEnd = { why: 'closed' | 'cancelled' | 'answered' | 'time'; at: Instant; by: string | null }

/**
 * A group's question which of some times is best. `open` until its end is written down, which may be later than the end
 * itself: ask `endOf`. A group has one open poll at a time, so that `vote` and `poll procurement` mean one thing, and
 * nobody is asked about two questions of which one may decide the other.
 */
export type Poll = {
  _id: string
  group: string
  title: string
  link: string | null
  choices: Choice[]
  /** The ids of the choices, the fairest first, as it was when the poll was opened. */
  fairest: string[]
  askedBy: string
  askedAt: Instant
  /** Answers are taken until then. */
  until: Instant
  state: 'open' | 'closed' | 'cancelled'
  ended: PollEnd | null
}

/** What one person says to each of the times, by the choice's id; `note`: what they said besides. `_id` = `poll|person`. */
export type Vote = {
  _id: string
  poll: string
  person: string
  answers: Record<string, Preference>
  note: string | null
  at: Instant
}

/** @returns the key of one person's vote. */
export function voteId(poll: string, person: string): string {
  return `${poll}|${person}`
}

/** @returns the votes of one person: one, or none. */
export const votesOf = groupedBy<Vote>(({ person }) => person)

/** The id of the meeting that a poll becomes: whoever schedules it, and however often, it is one. */
export function meetingIdOf({ _id }: Pick<Poll, '_id'>): string {
  return `${_id}-meeting`
}
