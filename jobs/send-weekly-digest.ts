import { weeklyDigest } from '#features/desk/notices/weekly-digest.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** The secretariat is sent what needs it, once a week. */
export const sendWeeklyDigest = releaseJob({
  name: 'send-weekly-digest',
  every: '30 seconds',
  releases: [weeklyDigest],
})
