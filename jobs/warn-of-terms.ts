import type { JobContext } from '#context.ts'
import { termEnding } from '#features/offices/notices/term-ending.ts'
import type { Job } from '#scheduler.ts'

const releases = [termEnding]

/** The secretariat hears that a term of office is about to end. */
export const warnOfTerms: Job<JobContext> = {
  name: 'warn-of-terms',
  every: '30 seconds',
  releases,
  run: async ({ release }) => {
    await release(releases)
  },
}
