import type { JobContext } from '#context.ts'
import type { Job } from '#scheduler.ts'

/** A job that lets go what is due of its kinds of notice, and does nothing else. */
export function releaseJob({ name, every, releases }: Required<Omit<Job<JobContext>, 'run'>>): Job<JobContext> {
  return {
    name,
    every,
    releases,
    run: async ({ release }) => {
      await release(releases)
    },
  }
}
