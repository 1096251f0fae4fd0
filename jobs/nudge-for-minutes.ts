import { minutesMissing } from '#features/minutes/notices/minutes-missing.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Leaders are asked for the minutes of a meeting that has passed, step by step as the charter says. */
export const nudgeForMinutes = releaseJob({
  name: 'nudge-for-minutes',
  every: '30 seconds',
  releases: [minutesMissing],
})
