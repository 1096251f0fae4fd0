import type { JobContext } from '#context.ts'
import { expireApplications } from '#features/applications/expire-applications.ts'
import { expireDeskSessions } from '#features/desk/enter-desk.ts'
import { expireMinutesFiles } from '#features/minutes/expire-minutes-files.ts'
import { expireAddresses } from '#features/subscriptions/expire-addresses.ts'
import type { Job } from '#scheduler.ts'

/** Erases what nobody needs any more: drafts left behind, the answers of those who did not join, files given to no meeting, addresses that no invitation goes to, links to the desk. */
export const expireRecords: Job<JobContext> = {
  name: 'expire-records',
  every: '15 0 * * *',
  run: async ({ context }) => {
    await expireApplications(context, {})
    await expireMinutesFiles(context, {})
    await expireAddresses(context, {})
    await expireDeskSessions(context, {})
  },
}
