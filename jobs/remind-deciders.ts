import { applicationWaiting } from '#features/applications/notices/application-waiting.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Those who decide an application are reminded of it, and the applicant hears on the day that was promised. */
export const remindDeciders = releaseJob({
  name: 'remind-deciders',
  every: '30 seconds',
  releases: [applicationWaiting],
})
