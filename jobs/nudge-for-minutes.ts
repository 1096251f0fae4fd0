import type { JobContext } from '#context.ts'
import { minutesMissing } from '#features/minutes/notices/minutes-missing.ts'
import type { Job } from '#scheduler.ts'

const releases = [minutesMissing]

/** Leaders are asked for the minutes of a meeting that has passed, step by step as the charter says. */
export const nudgeForMinutes: Job<JobContext> = {
  name: 'nudge-for-minutes',
  every: '30 seconds',
  releases,
  run: async ({ release }) => {
    await release(releases)
  },
}
