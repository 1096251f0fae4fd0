import { giveMinutes } from '#dialogs/minutes/give-minutes.ts'
import { postponeMinutes } from '#dialogs/minutes/postpone-minutes.ts'
import { type Feature, notices } from '#feature.ts'
import { nudgeForMinutes } from '#jobs/nudge-for-minutes.ts'
import { minutesMissing } from './notices/minutes-missing.ts'
import { minutesUploaded } from './notices/minutes-uploaded.ts'
import { minutesFilePage } from './pages/minutes-file-page.ts'
import { minutesTemplatePage } from './pages/minutes-template-page.ts'

export const minutes: Feature = {
  name: 'minutes',
  notices: [notices('meeting', [minutesMissing, minutesUploaded])],
  dialogs: [giveMinutes, postponeMinutes],
  jobs: [nudgeForMinutes],
  pages: [minutesFilePage, minutesTemplatePage],
}
