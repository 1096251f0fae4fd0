import { answerPoll } from '#dialogs/polls/answer-poll.ts'
import { concludePoll } from '#dialogs/polls/conclude-poll.ts'
import { pollTimes } from '#dialogs/polls/poll-times.ts'
import { aggregate, type Feature, notices } from '#feature.ts'
import { convenedBy } from '#features/groups/convened.ts'
import { remindVoters } from '#jobs/remind-voters.ts'
import { plus } from '#time/instant.ts'
import { pollCancelled } from './notices/poll-cancelled.ts'
import { pollEnded } from './notices/poll-ended.ts'
import { pollOpened } from './notices/poll-opened.ts'
import { pollWaiting } from './notices/poll-waiting.ts'
import { pollFacts } from './poll-facts.ts'
import { pollStore, voteStore } from './poll-store.ts'

export const polls: Feature = {
  name: 'polls',
  stores: [pollStore, voteStore],
  aggregates: [
    aggregate({
      name: 'poll',
      collection: 'polls',
      facts: pollFacts,
      invalidatedBy: {
        ...convenedBy(({ now }) => ({ until: { $gte: plus(now, '-P1D') } })),
        votes: ({ poll }) => ({ _id: poll }),
      },
    }),
  ],
  notices: [notices('poll', [pollOpened, pollWaiting, pollEnded, pollCancelled])],
  dialogs: [answerPoll, pollTimes, concludePoll],
  jobs: [remindVoters],
}
