import { answerMissing } from '#features/meetings/notices/answer-missing.ts'
import { meetingReminder } from '#features/meetings/notices/meeting-reminder.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Members are reminded of a meeting, at the times before it that they or the charter chose; or asked whether they come. */
export const sendMeetingReminders = releaseJob({
  name: 'send-meeting-reminders',
  every: '10 seconds',
  releases: [meetingReminder, answerMissing],
})
