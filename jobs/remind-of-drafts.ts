import type { JobContext } from '#context.ts'
import { draftClosing } from '#features/applications/notices/draft-closing.ts'
import type { Job } from '#scheduler.ts'

const releases = [draftClosing]

/** Whoever has begun an application hears, once, that its call is about to close. */
export const remindOfDrafts: Job<JobContext> = {
  name: 'remind-of-drafts',
  every: '30 seconds',
  releases,
  run: async ({ release }) => {
    await release(releases)
  },
}
