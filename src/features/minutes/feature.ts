import { giveMinutes } from '#dialogs/minutes/give-minutes.ts'
import { settleMinutes } from '#dialogs/minutes/settle-minutes.ts'
import { type Feature, notices } from '#feature.ts'
import { nudgeForMinutes } from '#jobs/nudge-for-minutes.ts'
import { minutesMissing } from './notices/minutes-missing.ts'
import { minutesUploaded } from './notices/minutes-uploaded.ts'
import { minutesFilePage } from './pages/minutes-file-page.ts'
import { minutesTemplatePage } from './pages/minutes-template-page.ts'

export const minutes: Feature = {
  name: 'minutes',
  notices: [notices('meeting', [minutesMissing, minutesUploaded])],
  dialogs: [giveMinutes, settleMinutes],
  jobs: [nudgeForMinutes],
  pages: [minutesFilePage, minutesTemplatePage],
}
