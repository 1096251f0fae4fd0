import { meetingReminder } from '#features/meetings/notices/meeting-reminder.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Members are reminded of a meeting, at the times before it that they or the charter chose. */
export const sendMeetingReminders = releaseJob({
  name: 'send-meeting-reminders',
  every: '10 seconds',
  releases: [meetingReminder],
})
