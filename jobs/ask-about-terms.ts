import type { JobContext } from '#context.ts'
import { followTerms } from '#features/onboarding/follow-terms.ts'
import type { Job } from '#scheduler.ts'

/** Everybody is asked once about a new version of the Terms. */
export const askAboutTerms: Job<JobContext> = {
  name: 'ask-about-terms',
  every: '1 minute',
  run: ({ context }) => followTerms(context),
}
