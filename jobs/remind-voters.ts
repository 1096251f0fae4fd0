import { pollWaiting } from '#features/polls/notices/poll-waiting.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Members who have not answered a poll are asked once more. */
export const remindVoters = releaseJob({ name: 'remind-voters', every: '30 seconds', releases: [pollWaiting] })
