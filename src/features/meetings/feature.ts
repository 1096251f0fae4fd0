import { answerMeeting } from '#dialogs/meetings/answer-meeting.ts'
import { cancelMeeting } from '#dialogs/meetings/cancel-meeting.ts'
import { editMeeting } from '#dialogs/meetings/edit-meeting.ts'
import { listMeetings } from '#dialogs/meetings/list-meetings.ts'
import { moveMeeting } from '#dialogs/meetings/move-meeting.ts'
import { nextMeeting } from '#dialogs/meetings/next-meeting.ts'
import { scheduleMeeting } from '#dialogs/meetings/schedule-meeting.ts'
import { setReminders } from '#dialogs/meetings/set-reminders.ts'
import { showAgenda } from '#dialogs/meetings/show-agenda.ts'
import { aggregate, type Feature, notices, textIn } from '#feature.ts'
import { concernsOneOfGroup, convenedBy } from '#features/groups/convened.ts'
import { askForTimes } from '#jobs/ask-for-times.ts'
import { sendMeetingReminders } from '#jobs/send-meeting-reminders.ts'
import { plus } from '#time/instant.ts'
import { actionStore } from './action-store.ts'
import { meetingFacts } from './meeting-facts.ts'
import { meetingStore, rsvpStore } from './meeting-store.ts'
import { answerMissing } from './notices/answer-missing.ts'
import { meetingCancelled } from './notices/meeting-cancelled.ts'
import { meetingMoved } from './notices/meeting-moved.ts'
import { meetingReminder } from './notices/meeting-reminder.ts'
import { meetingScheduled } from './notices/meeting-scheduled.ts'
import { timeMissing } from './notices/time-missing.ts'
import { answerMeetingPage } from './pages/answer-meeting-page.ts'

export const meetings: Feature = {
  name: 'meetings',
  stores: [meetingStore, rsvpStore, actionStore],
  aggregates: [
    aggregate({
      name: 'meeting',
      collection: 'meetings',
      facts: meetingFacts,
      invalidatedBy: {
        ...convenedBy(({ now }) => ({ 'sessions.date': { $gte: plus(now, '-P60D').slice(0, 10) } })),
        rsvps: ({ meeting }) => ({ _id: meeting }),
      },
      concernsOnly: { ...concernsOneOfGroup, rsvps: (changed) => textIn(changed, 'person') },
    }),
  ],
  notices: [
    notices('meeting', [meetingScheduled, timeMissing, meetingMoved, meetingCancelled, meetingReminder, answerMissing]),
  ],
  dialogs: [
    nextMeeting,
    answerMeeting,
    listMeetings,
    scheduleMeeting,
    moveMeeting,
    cancelMeeting,
    editMeeting,
    showAgenda,
    setReminders,
  ],
  jobs: [sendMeetingReminders, askForTimes],
  pages: [answerMeetingPage],
}
