import { planDue } from '#features/plans/notices/plan-due.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** The owners of milestones are reminded, and leaders hear of what is late. */
export const remindOfPlans = releaseJob({
  name: 'remind-of-plans',
  every: '30 seconds',
  releases: [planDue],
})
