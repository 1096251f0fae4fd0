import type { JobContext } from '#context.ts'
import type { Job } from '#scheduler.ts'

/** Finishes what a process that died had begun to answer. */
export const resumeIncoming: Job<JobContext> = {
  name: 'resume-incoming',
  every: '30 seconds',
  run: async ({ resume }) => {
    await resume()
  },
}
