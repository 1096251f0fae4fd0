import type { JobContext } from '#context.ts'
import { endPassedTerms } from '#features/offices/offer-office.ts'
import type { Job } from '#scheduler.ts'

/** Ends the terms that end by themselves. Where the charter says that their holders stay on, acting, nothing ends. */
export const endTerms: Job<JobContext> = {
  name: 'end-terms',
  every: '5 0 * * *',
  run: ({ context }) => endPassedTerms(context, {}),
}
