import { expireApplications } from '#applications/expire-applications.ts'
import type { JobContext } from '#context.ts'
import { expireAddresses } from '#meetings/calendars/expire-addresses.ts'
import { expireMinutesFiles } from '#meetings/minutes/expire-minutes-files.ts'
import type { Job } from '#wake-ups.ts'

/** Erases what nobody needs any more: drafts left behind, the answers of those who did not join, files given to no meeting, addresses that no invitation goes to. */
export const expireRecords: Job<JobContext> = {
  name: 'expire-records',
  every: '15 0 * * *',
  run: async ({ context }) => {
    await expireApplications(context, {})
    await expireMinutesFiles(context, {})
    await expireAddresses(context, {})
  },
}
