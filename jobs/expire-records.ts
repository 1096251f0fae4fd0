import { expireApplications } from '#applications/expire-applications.ts'
import type { JobContext } from '#context.ts'
import { expireClaims } from '#meetings/calendars/claim-address.ts'
import { expireMinutesFiles } from '#meetings/minutes/expire-minutes-files.ts'
import type { Job } from '#wake-ups.ts'

/** Erases what nobody needs any more: drafts left behind, the answers of those who did not join, files given to no meeting, addresses never confirmed. */
export const expireRecords: Job<JobContext> = {
  name: 'expire-records',
  every: '15 0 * * *',
  run: async ({ context }) => {
    await expireApplications(context, {})
    await expireMinutesFiles(context, {})
    await expireClaims(context, {})
  },
}
