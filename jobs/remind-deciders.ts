import type { JobContext } from '#context.ts'
import { applicationWaiting } from '#features/applications/notices/application-waiting.ts'
import type { Job } from '#scheduler.ts'

const releases = [applicationWaiting]

/** Whoever decides an application is reminded of it, and the applicant hears on the day that was promised. */
export const remindDeciders: Job<JobContext> = {
  name: 'remind-deciders',
  every: '30 seconds',
  releases,
  run: async ({ release }) => {
    await release(releases)
  },
}
