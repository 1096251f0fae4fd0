import type { JobContext } from '#context.ts'
import { pollWaiting } from '#features/polls/notices/poll-waiting.ts'
import type { Job } from '#scheduler.ts'

const releases = [pollWaiting]

/** Whoever has not answered a poll is asked once more. */
export const remindVoters: Job<JobContext> = {
  name: 'remind-voters',
  every: '30 seconds',
  releases,
  run: async ({ release }) => {
    await release(releases)
  },
}
