import type { JobContext } from '#context.ts'
import type { Job } from '#scheduler.ts'

/** Plans and sends what is due. The delivery engine polls by itself too: this wakes it where nothing else does. */
export const deliverNotices: Job<JobContext> = {
  name: 'deliver-notices',
  every: '30 seconds',
  run: async ({ deliver }) => {
    await deliver()
  },
}
