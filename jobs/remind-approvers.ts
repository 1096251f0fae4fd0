import { requestWaiting } from '#features/requests/notices/request-waiting.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Those who have not answered a request in the charter's working days are reminded of it, once. */
export const remindApprovers = releaseJob({
  name: 'remind-approvers',
  every: '30 seconds',
  releases: [requestWaiting],
})
