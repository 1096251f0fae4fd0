import type { JobContext } from '#context.ts'
import { meetingReminder } from '#features/meetings/notices/meeting-reminder.ts'
import type { Job } from '#scheduler.ts'

const releases = [meetingReminder]

/** Members are reminded of a meeting, at the times before it that they or the charter chose. */
export const sendMeetingReminders: Job<JobContext> = {
  name: 'send-meeting-reminders',
  every: '10 seconds',
  releases,
  run: async ({ release }) => {
    await release(releases)
  },
}
