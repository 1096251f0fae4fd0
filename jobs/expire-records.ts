import { expireApplications } from '#applications/expire-applications.ts'
import type { JobContext } from '#context.ts'
import type { Job } from '#wake-ups.ts'

/** Erases what nobody needs any more: drafts left behind, and the answers of those who did not join. */
export const expireRecords: Job<JobContext> = {
  name: 'expire-records',
  every: '15 0 * * *',
  run: ({ context }) => expireApplications(context, {}),
}
