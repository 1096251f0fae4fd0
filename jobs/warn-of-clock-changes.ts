import { seriesShifted } from '#features/series/notices/series-shifted.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Members hear that a series moves by their clock, since clocks change there or elsewhere. */
export const warnOfClockChanges = releaseJob({
  name: 'warn-of-clock-changes',
  every: '30 seconds',
  releases: [seriesShifted],
})
