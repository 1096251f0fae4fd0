import type { JobContext } from '#context.ts'
import { seriesShifted } from '#features/series/notices/series-shifted.ts'
import type { Job } from '#scheduler.ts'

const releases = [seriesShifted]

/** Members hear that a series moves by their clock, since clocks change there or elsewhere. */
export const warnOfClockChanges: Job<JobContext> = {
  name: 'warn-of-clock-changes',
  every: '30 seconds',
  releases,
  run: async ({ release }) => {
    await release(releases)
  },
}
