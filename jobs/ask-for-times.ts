import { timeMissing } from '#features/meetings/notices/time-missing.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Leaders are asked for the time of a meeting of which only the day is known. */
export const askForTimes = releaseJob({ name: 'ask-for-times', every: '30 seconds', releases: [timeMissing] })
