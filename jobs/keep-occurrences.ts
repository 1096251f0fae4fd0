import type { JobContext } from '#context.ts'
import { keepOccurrences as keepAll } from '#features/series/keep-occurrences.ts'
import type { Job } from '#scheduler.ts'

/** Makes the meetings of series as time goes on, and finishes what a crash left undone between a series and its meetings. */
export const keepOccurrences: Job<JobContext> = {
  name: 'keep-occurrences',
  every: '5 minutes',
  run: ({ context }) => keepAll(context),
}
