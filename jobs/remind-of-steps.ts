import { stepsOpen } from '#features/onboarding/notices/steps-open.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** New members hear, once, which of their first steps are still open. */
export const remindOfSteps = releaseJob({ name: 'remind-of-steps', every: '30 seconds', releases: [stepsOpen] })
