import type { JobContext } from '#context.ts'
import { closePassedCalls } from '#features/applications/change-call.ts'
import type { Job } from '#scheduler.ts'

/** Writes down that a call has closed, once its deadline and grace are over. */
export const closeCalls: Job<JobContext> = {
  name: 'close-calls',
  every: '5 minutes',
  run: ({ context }) => closePassedCalls(context, {}),
}
