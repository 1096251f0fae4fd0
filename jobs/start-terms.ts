import type { JobContext } from '#context.ts'
import { beginTerms } from '#groups/offer-office.ts'
import type { Job } from '#wake-ups.ts'

/** Lets terms of office begin that were accepted before their first day. */
export const startTerms: Job<JobContext> = {
  name: 'start-terms',
  every: '5 minutes',
  run: ({ context }) => beginTerms(context, {}),
}
