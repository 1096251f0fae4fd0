import { acceptApplication } from '#dialogs/applications/accept-application.ts'
import { applyToGroup } from '#dialogs/applications/apply-to-group.ts'
import { askApplicant } from '#dialogs/applications/ask-applicant.ts'
import { leaveGroup } from '#dialogs/applications/leave-group.ts'
import { openCall } from '#dialogs/applications/open-call.ts'
import { passApplication } from '#dialogs/applications/pass-application.ts'
import { reviewApplications } from '#dialogs/applications/review-applications.ts'
import { contactGroup } from '#dialogs/directory/contact-group.ts'
import { listGroups } from '#dialogs/directory/list-groups.ts'
import { listMembers } from '#dialogs/directory/list-members.ts'
import { rotateTimes } from '#dialogs/fairness/rotate-times.ts'
import { setHours } from '#dialogs/fairness/set-hours.ts'
import { suggestTimes } from '#dialogs/fairness/suggest-times.ts'
import { answerMeeting } from '#dialogs/meetings/answer-meeting.ts'
import { cancelMeeting } from '#dialogs/meetings/cancel-meeting.ts'
import { editMeeting } from '#dialogs/meetings/edit-meeting.ts'
import { listMeetings } from '#dialogs/meetings/list-meetings.ts'
import { moveMeeting } from '#dialogs/meetings/move-meeting.ts'
import { nextMeeting } from '#dialogs/meetings/next-meeting.ts'
import { scheduleMeeting } from '#dialogs/meetings/schedule-meeting.ts'
import { setReminders } from '#dialogs/meetings/set-reminders.ts'
import { giveMinutes } from '#dialogs/minutes/give-minutes.ts'
import { settleMinutes } from '#dialogs/minutes/settle-minutes.ts'
import { acceptOffice } from '#dialogs/offices/accept-office.ts'
import { appointPerson } from '#dialogs/offices/appoint-person.ts'
import { explainNotice } from '#dialogs/overview/explain-notice.ts'
import { sendAgain } from '#dialogs/overview/send-again.ts'
import { showHelp } from '#dialogs/overview/show-help.ts'
import { showStatus } from '#dialogs/overview/show-status.ts'
import { undoAct } from '#dialogs/overview/undo-act.ts'
import { changeProfile } from '#dialogs/people/change-profile.ts'
import { convertTime } from '#dialogs/people/convert-time.ts'
import { setZone } from '#dialogs/people/set-zone.ts'
import { answerPoll } from '#dialogs/polls/answer-poll.ts'
import { pollTimes } from '#dialogs/polls/poll-times.ts'
import { settlePoll } from '#dialogs/polls/settle-poll.ts'
import { cancelSeries } from '#dialogs/series/cancel-series.ts'
import { changeSeries } from '#dialogs/series/change-series.ts'
import { editSeries } from '#dialogs/series/edit-series.ts'
import { scheduleSeries } from '#dialogs/series/schedule-series.ts'
import { keepCalendar } from '#dialogs/subscriptions/keep-calendar.ts'
import { applicationDecided } from '#features/applications/notices/application-decided.ts'
import { applicationReceived } from '#features/applications/notices/application-received.ts'
import { applicationToRead } from '#features/applications/notices/application-to-read.ts'
import { applicationWaiting } from '#features/applications/notices/application-waiting.ts'
import { callOpened } from '#features/applications/notices/call-opened.ts'
import { draftClosing } from '#features/applications/notices/draft-closing.ts'
import { questionAnswered } from '#features/applications/notices/question-answered.ts'
import { questionAsked } from '#features/applications/notices/question-asked.ts'
import { applicationPage } from '#features/applications/pages/application-page.ts'
import { aboutPage } from '#features/directory/pages/about-page.ts'
import { applyPage } from '#features/directory/pages/apply-page.ts'
import { confirmPage } from '#features/directory/pages/confirm-page.ts'
import { groupDatesPage } from '#features/directory/pages/group-dates-page.ts'
import { groupPage } from '#features/directory/pages/group-page.ts'
import { groupsPage } from '#features/directory/pages/groups-page.ts'
import { fairnessPage } from '#features/fairness/pages/fairness-page.ts'
import { meetingCancelled } from '#features/meetings/notices/meeting-cancelled.ts'
import { meetingMoved } from '#features/meetings/notices/meeting-moved.ts'
import { meetingReminder } from '#features/meetings/notices/meeting-reminder.ts'
import { meetingScheduled } from '#features/meetings/notices/meeting-scheduled.ts'
import { timeMissing } from '#features/meetings/notices/time-missing.ts'
import { answerMeetingPage } from '#features/meetings/pages/answer-meeting-page.ts'
import { minutesMissing } from '#features/minutes/notices/minutes-missing.ts'
import { minutesUploaded } from '#features/minutes/notices/minutes-uploaded.ts'
import { minutesFilePage } from '#features/minutes/pages/minutes-file-page.ts'
import { minutesTemplatePage } from '#features/minutes/pages/minutes-template-page.ts'
import { officeAnswered } from '#features/offices/notices/office-answered.ts'
import { officeEnded } from '#features/offices/notices/office-ended.ts'
import { officeOffered } from '#features/offices/notices/office-offered.ts'
import { termEnding } from '#features/offices/notices/term-ending.ts'
import { pollCancelled } from '#features/polls/notices/poll-cancelled.ts'
import { pollEnded } from '#features/polls/notices/poll-ended.ts'
import { pollOpened } from '#features/polls/notices/poll-opened.ts'
import { pollWaiting } from '#features/polls/notices/poll-waiting.ts'
import { seriesCancelled } from '#features/series/notices/series-cancelled.ts'
import { seriesChanged } from '#features/series/notices/series-changed.ts'
import { seriesScheduled } from '#features/series/notices/series-scheduled.ts'
import { seriesShifted } from '#features/series/notices/series-shifted.ts'
import { addressClaimed } from '#features/subscriptions/notices/address-claimed.ts'
import { meetingMailed } from '#features/subscriptions/notices/meeting-mailed.ts'
import { calendarFeedPage } from '#features/subscriptions/pages/calendar-feed-page.ts'
import { confirmAddressPage } from '#features/subscriptions/pages/confirm-address-page.ts'
import { meetingCalendarPage } from '#features/subscriptions/pages/meeting-calendar-page.ts'
import { stopMailPage } from '#features/subscriptions/pages/stop-mail-page.ts'
import { subscribeCalendarPage } from '#features/subscriptions/pages/subscribe-calendar-page.ts'
import type { Dialog } from '#inbox/dialog.ts'
import { closeCalls } from '#jobs/close-calls.ts'
import { deliverNotices } from '#jobs/deliver-notices.ts'
import { endTerms } from '#jobs/end-terms.ts'
import { expireRecords } from '#jobs/expire-records.ts'
import { keepOccurrences } from '#jobs/keep-occurrences.ts'
import { resumeIncoming } from '#jobs/resume-incoming.ts'
import { startTerms } from '#jobs/start-terms.ts'
import type { Page } from '#web/page.ts'
import { assetsPage } from '#web/pages/assets-page.ts'

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
