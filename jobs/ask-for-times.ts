import type { JobContext } from '#context.ts'
import { timeMissing } from '#features/meetings/notices/time-missing.ts'
import type { Job } from '#scheduler.ts'

const releases = [timeMissing]

/** Leaders are asked for the time of a meeting of which only the day is known. */
export const askForTimes: Job<JobContext> = {
  name: 'ask-for-times',
  every: '30 seconds',
  releases,
  run: async ({ release }) => {
    await release(releases)
  },
}
