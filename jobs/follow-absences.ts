import type { JobContext } from '#context.ts'
import { followAbsences as followAll } from '#features/absences/follow-absences.ts'
import type { Job } from '#scheduler.ts'

/** Hands what is asked of somebody over to their stand-in as their absence begins, and back as it ends. */
export const followAbsences: Job<JobContext> = {
  name: 'follow-absences',
  every: '1 minute',
  run: ({ context }) => followAll(context),
}
