import { acceptApplication } from '#dialogs/applications/accept-application.ts'
import { applyToGroup } from '#dialogs/applications/apply-to-group.ts'
import { askApplicant } from '#dialogs/applications/ask-applicant.ts'
import { leaveGroup } from '#dialogs/applications/leave-group.ts'
import { passApplication } from '#dialogs/applications/pass-application.ts'
import { reviewApplications } from '#dialogs/applications/review-applications.ts'
import { acceptOffice } from '#dialogs/groups/accept-office.ts'
import { appointPerson } from '#dialogs/groups/appoint-person.ts'
import { contactGroup } from '#dialogs/groups/contact-group.ts'
import { listGroups } from '#dialogs/groups/list-groups.ts'
import { listMembers } from '#dialogs/groups/list-members.ts'
import { openCall } from '#dialogs/groups/open-call.ts'
import { answerMeeting } from '#dialogs/meetings/answer-meeting.ts'
import { cancelMeeting } from '#dialogs/meetings/cancel-meeting.ts'
import { editMeeting } from '#dialogs/meetings/edit-meeting.ts'
import { giveMinutes } from '#dialogs/meetings/give-minutes.ts'
import { keepCalendar } from '#dialogs/meetings/keep-calendar.ts'
import { listMeetings } from '#dialogs/meetings/list-meetings.ts'
import { moveMeeting } from '#dialogs/meetings/move-meeting.ts'
import { nextMeeting } from '#dialogs/meetings/next-meeting.ts'
import { rotateTimes } from '#dialogs/meetings/rotate-times.ts'
import { scheduleMeeting } from '#dialogs/meetings/schedule-meeting.ts'
import { settleMinutes } from '#dialogs/meetings/settle-minutes.ts'
import { suggestTimes } from '#dialogs/meetings/suggest-times.ts'
import { undoAct } from '#dialogs/meetings/undo-act.ts'
import { changeProfile } from '#dialogs/people/change-profile.ts'
import { convertTime } from '#dialogs/people/convert-time.ts'
import { explainNotice } from '#dialogs/people/explain-notice.ts'
import { sendAgain } from '#dialogs/people/send-again.ts'
import { setHours } from '#dialogs/people/set-hours.ts'
import { setReminders } from '#dialogs/people/set-reminders.ts'
import { setZone } from '#dialogs/people/set-zone.ts'
import { showHelp } from '#dialogs/people/show-help.ts'
import { showStatus } from '#dialogs/people/show-status.ts'
import { answerPoll } from '#dialogs/polls/answer-poll.ts'
import { pollTimes } from '#dialogs/polls/poll-times.ts'
import { settlePoll } from '#dialogs/polls/settle-poll.ts'
import { cancelSeries } from '#dialogs/series/cancel-series.ts'
import { changeSeries } from '#dialogs/series/change-series.ts'
import { editSeries } from '#dialogs/series/edit-series.ts'
import { scheduleSeries } from '#dialogs/series/schedule-series.ts'
import type { Dialog } from '#inbox/dialog.ts'
import { closeCalls } from '#jobs/close-calls.ts'
import { deliverNotices } from '#jobs/deliver-notices.ts'
import { endTerms } from '#jobs/end-terms.ts'
import { expireRecords } from '#jobs/expire-records.ts'
import { keepOccurrences } from '#jobs/keep-occurrences.ts'
import { resumeIncoming } from '#jobs/resume-incoming.ts'
import { startTerms } from '#jobs/start-terms.ts'
import { applicationDecided } from '#notices/applications/application-decided.ts'
import { applicationReceived } from '#notices/applications/application-received.ts'
import { applicationToRead } from '#notices/applications/application-to-read.ts'
import { applicationWaiting } from '#notices/applications/application-waiting.ts'
import { draftClosing } from '#notices/applications/draft-closing.ts'
import { questionAnswered } from '#notices/applications/question-answered.ts'
import { questionAsked } from '#notices/applications/question-asked.ts'
import { callOpened } from '#notices/groups/call-opened.ts'
import { officeAnswered } from '#notices/groups/office-answered.ts'
import { officeEnded } from '#notices/groups/office-ended.ts'
import { officeOffered } from '#notices/groups/office-offered.ts'
import { termEnding } from '#notices/groups/term-ending.ts'
import { meetingCancelled } from '#notices/meetings/meeting-cancelled.ts'
import { meetingMailed } from '#notices/meetings/meeting-mailed.ts'
import { meetingMoved } from '#notices/meetings/meeting-moved.ts'
import { meetingReminder } from '#notices/meetings/meeting-reminder.ts'
import { meetingScheduled } from '#notices/meetings/meeting-scheduled.ts'
import { minutesMissing } from '#notices/meetings/minutes-missing.ts'
import { minutesUploaded } from '#notices/meetings/minutes-uploaded.ts'
import { timeMissing } from '#notices/meetings/time-missing.ts'
import { addressClaimed } from '#notices/people/address-claimed.ts'
import { pollCancelled } from '#notices/polls/poll-cancelled.ts'
import { pollEnded } from '#notices/polls/poll-ended.ts'
import { pollOpened } from '#notices/polls/poll-opened.ts'
import { pollWaiting } from '#notices/polls/poll-waiting.ts'
import { seriesCancelled } from '#notices/series/series-cancelled.ts'
import { seriesChanged } from '#notices/series/series-changed.ts'
import { seriesScheduled } from '#notices/series/series-scheduled.ts'
import { seriesShifted } from '#notices/series/series-shifted.ts'

import type { Page } from '#web/page.ts'
import { aboutPage } from '#web/pages/about-page.ts'
import { answerMeetingPage } from '#web/pages/answer-meeting-page.ts'
import { applicationPage } from '#web/pages/application-page.ts'
import { applyPage } from '#web/pages/apply-page.ts'
import { assetsPage } from '#web/pages/assets-page.ts'
import { calendarFeedPage } from '#web/pages/calendar-feed-page.ts'
import { confirmAddressPage } from '#web/pages/confirm-address-page.ts'
import { confirmPage } from '#web/pages/confirm-page.ts'
import { fairnessPage } from '#web/pages/fairness-page.ts'
import { groupDatesPage } from '#web/pages/group-dates-page.ts'
import { groupPage } from '#web/pages/group-page.ts'
import { groupsPage } from '#web/pages/groups-page.ts'
import { meetingCalendarPage } from '#web/pages/meeting-calendar-page.ts'
import { minutesFilePage } from '#web/pages/minutes-file-page.ts'
import { minutesTemplatePage } from '#web/pages/minutes-template-page.ts'
import { stopMailPage } from '#web/pages/stop-mail-page.ts'
import { subscribeCalendarPage } from '#web/pages/subscribe-calendar-page.ts'

/* The table of contents: everything Convenor can do, by the name of its file. */

/** What a person can do by talking, in the order of help. */
export const dialogs: readonly Dialog[] = [
  showHelp,
  showStatus,
  listGroups,
  applyToGroup,
  nextMeeting,
  answerMeeting,
  answerPoll,
  listMeetings,
  keepCalendar,
  scheduleMeeting,
  scheduleSeries,
  suggestTimes,
  rotateTimes,
  pollTimes,
  settlePoll,
  moveMeeting,
  changeSeries,
  cancelMeeting,
  cancelSeries,
  editMeeting,
  editSeries,
  giveMinutes,
  settleMinutes,
  reviewApplications,
  acceptApplication,
  askApplicant,
  passApplication,
  listMembers,
  contactGroup,
  setReminders,
  setZone,
  convertTime,
  setHours,
  changeProfile,
  leaveGroup,
  acceptOffice,
  openCall,
  appointPerson,
  undoAct,
  explainNotice,
  sendAgain,
]

/** What others are told, by what it is about. */
export const notices = {
  application: [
    applicationReceived,
    applicationToRead,
    applicationWaiting,
    applicationDecided,
    draftClosing,
    questionAsked,
    questionAnswered,
  ],
  term: [officeOffered, officeAnswered, officeEnded, termEnding],
  call: [callOpened],
  meeting: [
    meetingScheduled,
    timeMissing,
    meetingMoved,
    meetingCancelled,
    meetingMailed,
    meetingReminder,
    minutesMissing,
    minutesUploaded,
  ],
  address: [addressClaimed],
  series: [seriesScheduled, seriesChanged, seriesCancelled, seriesShifted],
  poll: [pollOpened, pollWaiting, pollEnded, pollCancelled],
}

/** What the clock does. */
export const jobs = [deliverNotices, closeCalls, startTerms, endTerms, keepOccurrences, expireRecords, resumeIncoming]

/** What can be opened in a browser. */
export const pages: readonly Page[] = [
  assetsPage,
  groupsPage,
  groupPage,
  groupDatesPage,
  applyPage,
  confirmPage,
  applicationPage,
  aboutPage,
  calendarFeedPage,
  subscribeCalendarPage,
  answerMeetingPage,
  confirmAddressPage,
  stopMailPage,
  meetingCalendarPage,
  minutesFilePage,
  minutesTemplatePage,
  fairnessPage,
]
