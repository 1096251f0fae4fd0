import { type Charter, groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { audienceOf, type Roster, responsibleIn } from '#features/groups/roster.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import { meetingIdOf, type Poll, type Vote } from './poll.ts'
import { pollStore, voteStore } from './poll-store.ts'

/** All that the notices about a poll are made of. */
export type PollFacts = {
  people: ReadonlyMap<string, Person>
  poll: Poll
  group: Group
  charter: Charter
  roster: Roster
  votes: readonly Vote[]
  /** The meeting that was scheduled from the poll; null where there is none. */
  meeting: Meeting | null
}

/** @returns the facts of these polls, by id; one that is gone is left out. */
export async function pollFacts(
  context: Pick<Context, 'charter' | 'now' | 'store'>,
  ids: readonly string[],
): Promise<Map<string, PollFacts>> {
  const { charter, store } = context
  const [polls, votes] = await Promise.all([
    store(pollStore).find({ _id: { $in: ids } }),
    store(voteStore).find({ poll: { $in: ids } }),
  ])
  const groups = [...new Set(polls.map(({ group }) => group))]
  const [meetings, rosters] = await Promise.all([
    store(meetingStore).find({ _id: { $in: polls.map(meetingIdOf) } }),
    readRosters(context, groups),
  ])
  const concerned = [
    ...rosters.flatMap((roster) => [...audienceOf(roster).map(({ person }) => person), ...responsibleIn(roster)]),
    ...polls.flatMap(({ askedBy, ended }) => [askedBy, ended?.by ?? askedBy]),
    ...votes.map(({ person }) => person),
  ]
  const people = await readPeople(context, concerned)
  return new Map(
    polls.flatMap((poll) => {
      const roster = rosters.find(({ group }) => group === poll.group)
      if (roster === undefined) return []
      const facts: PollFacts = {
        people,
        poll,
        group: groupOf(charter, poll.group),
        charter,
        roster,
        votes: votes.filter((vote) => vote.poll === poll._id),
        meeting: meetings.find(({ _id }) => _id === meetingIdOf(poll)) ?? null,
      }
      return [[poll._id, facts] as const]
    }),
  )
}
