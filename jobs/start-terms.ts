import type { JobContext } from '#context.ts'
import { beginTerms } from '#features/offices/offer-office.ts'
import type { Job } from '#scheduler.ts'

/** Lets terms of office begin that were accepted before their first day. */
export const startTerms: Job<JobContext> = {
  name: 'start-terms',
  every: '5 minutes',
  run: ({ context }) => beginTerms(context, {}),
}
