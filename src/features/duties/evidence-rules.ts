import type { DutyRule } from '#charter/duties.ts'
import { actionPlanApproved } from './evidence/action-plan-approved.ts'
import { applicationsAnswered } from './evidence/applications-answered.ts'
import { calendarAhead } from './evidence/calendar-ahead.ts'
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
import { schedulesCoordinated } from './evidence/schedules-coordinated.ts'
import { termsAgreed } from './evidence/terms-agreed.ts'
import { termsRenewed } from './evidence/terms-renewed.ts'
import { termsShown } from './evidence/terms-shown.ts'
import { workPlanned } from './evidence/work-planned.ts'
import { workSupervised } from './evidence/work-supervised.ts'
import type { EvidenceRule } from './evidence.ts'

/** Every rule that a charter can name. */
export const evidenceRules: Record<DutyRule, EvidenceRule> = {
  'action-plan-approved': actionPlanApproved,
  'applications-answered': applicationsAnswered,
  'calendar-ahead': calendarAhead,
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
  'schedules-coordinated': schedulesCoordinated,
  'terms-agreed': termsAgreed,
  'terms-renewed': termsRenewed,
  'terms-shown': termsShown,
  'work-planned': workPlanned,
  'work-supervised': workSupervised,
}
