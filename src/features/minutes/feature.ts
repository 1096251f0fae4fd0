import { approveMinutes } from '#dialogs/minutes/approve-minutes.ts'
import { giveMinutes } from '#dialogs/minutes/give-minutes.ts'
import { postponeMinutes } from '#dialogs/minutes/postpone-minutes.ts'
import { type Feature, notices } from '#feature.ts'
import { nudgeForMinutes } from '#jobs/nudge-for-minutes.ts'
import { minutesMissing } from './notices/minutes-missing.ts'
import { minutesToApprove } from './notices/minutes-to-approve.ts'
import { minutesUploaded } from './notices/minutes-uploaded.ts'
import { minutesFilePage } from './pages/minutes-file-page.ts'
import { minutesTemplatePage } from './pages/minutes-template-page.ts'
import { publicMinutesPage } from './pages/public-minutes-page.ts'

export const minutes: Feature = {
  name: 'minutes',
  notices: [notices('meeting', [minutesMissing, minutesToApprove, minutesUploaded])],
  dialogs: [giveMinutes, postponeMinutes, approveMinutes],
  jobs: [nudgeForMinutes],
  pages: [minutesFilePage, minutesTemplatePage, publicMinutesPage],
}
