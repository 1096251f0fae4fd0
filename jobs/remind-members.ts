import { stepsOpen } from '#features/onboarding/notices/steps-open.ts'
import { termsWaiting } from '#features/onboarding/notices/terms-waiting.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Members hear, once, which of their first steps are still open, and that they have not answered about new Terms. */
export const remindMembers = releaseJob({
  name: 'remind-members',
  every: '30 seconds',
  releases: [stepsOpen, termsWaiting],
})
