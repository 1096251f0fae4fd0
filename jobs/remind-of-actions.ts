import { actionDue } from '#features/decisions/notices/action-due.ts'
import { actionLate } from '#features/decisions/notices/action-late.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** The owner of an action hears on its day that it is due, and the leaders in their summary that it is late. */
export const remindOfActions = releaseJob({
  name: 'remind-of-actions',
  every: '30 seconds',
  releases: [actionDue, actionLate],
})
