import { derivedSessions } from '#features/meetings/session-times.ts'
import type { Choice, Poll, Preference, Vote } from '#features/polls/poll.ts'
import { answersUntil } from '#features/polls/poll-end.ts'
import type { PollFacts } from '#features/polls/poll-facts.ts'
import type { PollView } from '#features/polls/read-polls.ts'
import { standingOf } from '#features/polls/standing.ts'
import { plus } from '#time/instant.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import type { SampleWorld } from './sample-world.ts'
import { everybodyHad, type Situation } from './situation.ts'

/** A poll, from its opening to its end, each with the notices it is there to show. */
export function pollSituations(world: SampleWorld): Situation<PollFacts>[] {
  const { applicant, member, leader } = world
  const poll = samplePoll(world)
  const facts = (votes: Vote[], change: Partial<Poll> = {}) => pollFactsOf(world, { ...poll, ...change }, votes)
  const [first, second] = [vote(poll, applicant._id, ['no', 'no', 'if-need-be']), vote(poll, member._id, ['no', 'yes'])]
  const ended = { why: 'cancelled' as const, at: plus(poll.askedAt, 'P1D'), by: leader._id }
  return [
    { title: 'open', kinds: ['poll-opened', 'poll-waiting'], facts: facts([]) },
    { title: 'answered by all', kinds: ['poll-ended'], facts: facts([first, second]) },
    { title: 'in which nobody can', kinds: ['poll-ended'], facts: facts([vote(poll, member._id, [])]) },
    { title: 'answered by nobody', kinds: ['poll-ended'], facts: facts([]) },
    {
      title: 'cancelled',
      kinds: ['poll-cancelled'],
      facts: facts([], { state: 'cancelled', ended }),
      rows: everybodyHad(world, 'poll-opened'),
    },
  ]
}

/** The poll as one who leads the group sees it. */
export function samplePollView(world: SampleWorld): PollView {
  const facts = pollFactsOf(world, samplePoll(world), [])
  return {
    ...facts,
    end: { why: 'time', at: facts.poll.until, by: null },
    open: true,
    standing: standingOf(facts.poll, [], facts.roster),
    mine: null,
    leads: true,
    others: { reached: 2, unreached: 0, names: [] },
  }
}

/** Three days in four weeks, at 15:00. */
function samplePoll({ charter, group, now, leader }: SampleWorld): Poll {
  const { zone, said } = charter.organisation
  const lasts = group.defaults.lasts ?? charter.meetings.lasts
  const day = plusDays(dateAt(now, zone), 28)
  const asked = [0, 1, 2].map((days) => ({
    date: plusDays(day, days),
    time: '15:00',
    zone,
    lasts,
    ...(said ? { said } : {}),
  }))
  const choices = derivedSessions(asked).flatMap((session): Choice[] => {
    const { at } = session
    return at === null ? [] : [{ ...session, at }]
  })
  return {
    _id: 'poll',
    group: group.id,
    title: 'Case studies',
    link: null,
    choices,
    fairest: choices.map(({ id }) => id),
    askedBy: leader._id,
    askedAt: now,
    until: answersUntil(now, choices[0]?.at ?? now) ?? now,
    state: 'open',
    ended: null,
  }
}

/** A choice without a preference is No. */
function vote({ _id, choices, askedAt }: Poll, person: string, preferences: readonly Preference[]): Vote {
  const answers = Object.fromEntries(choices.map(({ id }, index) => [id, preferences[index] ?? 'no']))
  return { _id: `${_id}|${person}`, poll: _id, person, answers, note: null, at: plus(askedAt, 'PT3H') }
}

function pollFactsOf({ people, group, charter, roster }: SampleWorld, poll: Poll, votes: Vote[]): PollFacts {
  return { people, poll, group, charter, roster, votes, meeting: null }
}
