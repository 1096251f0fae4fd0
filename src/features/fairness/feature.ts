import { rotateTimes } from '#dialogs/fairness/rotate-times.ts'
import { setHours } from '#dialogs/fairness/set-hours.ts'
import { suggestTimes } from '#dialogs/fairness/suggest-times.ts'
import type { Feature } from '#feature.ts'
import { fairnessPage } from './pages/fairness-page.ts'

export const fairness: Feature = {
  name: 'fairness',
  dialogs: [suggestTimes, rotateTimes, setHours],
  pages: [fairnessPage],
}
