import type { DutyRule } from '#charter/duties.ts'
import { actionPlanApproved } from './evidence/action-plan-approved.ts'
import { applicationsAnswered } from './evidence/applications-answered.ts'
import { calendarAhead } from './evidence/calendar-ahead.ts'
import { caseStudies } from './evidence/case-studies.ts'
import { chaptersDrafted } from './evidence/chapters-drafted.ts'
import { disputesGuided } from './evidence/disputes-guided.ts'
import { expertiseGiven } from './evidence/expertise-given.ts'
import { groupsChosen } from './evidence/groups-chosen.ts'
import { leadersInPlace } from './evidence/leaders-in-place.ts'
import { meetingsAnswered } from './evidence/meetings-answered.ts'
import { meetingsPrepared } from './evidence/meetings-prepared.ts'
import { minutesInTime } from './evidence/minutes-in-time.ts'
import { newsAnnounced } from './evidence/news-announced.ts'
import { officesFilled } from './evidence/offices-filled.ts'
import { onboardingDone } from './evidence/onboarding-done.ts'
import { partnerLogos } from './evidence/partner-logos.ts'
import { permissionAsked } from './evidence/permission-asked.ts'
import { planAndCalendar } from './evidence/plan-and-calendar.ts'
import { planItems } from './evidence/plan-items.ts'
import { requestsAnswered } from './evidence/requests-answered.ts'
import { schedulesCoordinated } from './evidence/schedules-coordinated.ts'
import { scopeDefined } from './evidence/scope-defined.ts'
import { termsAgreed } from './evidence/terms-agreed.ts'
import { termsRenewed } from './evidence/terms-renewed.ts'
import { termsShown } from './evidence/terms-shown.ts'
import { workPlanned } from './evidence/work-planned.ts'
import { workSupervised } from './evidence/work-supervised.ts'
import { yearlyMeeting } from './evidence/yearly-meeting.ts'
import type { EvidenceRule } from './evidence.ts'

/** Every rule that a charter can name. */
export const evidenceRules: Record<DutyRule, EvidenceRule> = {
  'action-plan-approved': actionPlanApproved,
  'applications-answered': applicationsAnswered,
  'calendar-ahead': calendarAhead,
  'case-studies': caseStudies,
  'chapters-drafted': chaptersDrafted,
  'disputes-guided': disputesGuided,
  'expertise-given': expertiseGiven,
  'groups-chosen': groupsChosen,
  'leaders-in-place': leadersInPlace,
  'meetings-answered': meetingsAnswered,
  'meetings-prepared': meetingsPrepared,
  'minutes-in-time': minutesInTime,
  'news-announced': newsAnnounced,
  'offices-filled': officesFilled,
  'onboarding-done': onboardingDone,
  'partner-logos': partnerLogos,
  'permission-asked': permissionAsked,
  'plan-and-calendar': planAndCalendar,
  'plan-items': planItems,
  'requests-answered': requestsAnswered,
  'schedules-coordinated': schedulesCoordinated,
  'scope-defined': scopeDefined,
  'terms-agreed': termsAgreed,
  'terms-renewed': termsRenewed,
  'terms-shown': termsShown,
  'work-planned': workPlanned,
  'work-supervised': workSupervised,
  'yearly-meeting': yearlyMeeting,
}
