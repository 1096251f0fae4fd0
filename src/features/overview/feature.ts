import { explainNotice } from '#dialogs/overview/explain-notice.ts'
import { sendAgain } from '#dialogs/overview/send-again.ts'
import { showHelp } from '#dialogs/overview/show-help.ts'
import { showStatus } from '#dialogs/overview/show-status.ts'
import { undoAct } from '#dialogs/overview/undo-act.ts'
import type { Feature } from '#feature.ts'

export const overview: Feature = {
  name: 'overview',
  dialogs: [showHelp, showStatus, undoAct, explainNotice, sendAgain],
}
