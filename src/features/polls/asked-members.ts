import { audienceOf } from '#features/groups/roster.ts'
import type { Person } from '#features/people/person.ts'
import { epochOf, type Instant, millisecondsOf, plus } from '#time/instant.ts'
import { type Poll, votesOf } from './poll.ts'
import type { PollFacts } from './poll-facts.ts'

/** Somebody who is asked. `from`: the instant from which they can be. */
export type AskedMember = { person: Person; from: Instant; voted: boolean }

/**
 * Everybody who is asked: members and leaders, without the one who asks. They can be once whoever asks can no longer
 * take it back, and those who join while it is open once they are in the group.
 */
export function askedMembers({ poll, roster, people, votes, charter }: PollFacts): AskedMember[] {
  const ended = plus(poll.askedAt, charter.meetings.hold.schedule)
  return audienceOf(roster).flatMap(({ person: id, since }) => {
    const person = people.get(id)
    if (!person || id === poll.askedBy) return []
    const voted = votesOf(votes, id).length > 0
    return [{ person, from: [since, ended].toSorted()[1] ?? since, voted }]
  })
}

/**
 * When somebody who is silent is asked again, in epoch milliseconds: a day before the end, or where they heard of it
 * late, when half of the time that they had is over.
 * @param knownAt when they heard of it, in epoch milliseconds.
 */
export function askedAgainAt({ until }: Pick<Poll, 'until'>, knownAt: number): number {
  const end = epochOf(until)
  return Math.max(end - millisecondsOf('P1D'), knownAt + Math.round((end - knownAt) / 2))
}
