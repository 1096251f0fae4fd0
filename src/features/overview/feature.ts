import { explainNotice } from '#dialogs/overview/explain-notice.ts'
import { sayHello } from '#dialogs/overview/say-hello.ts'
import { sayThanks } from '#dialogs/overview/say-thanks.ts'
import { sendAgain } from '#dialogs/overview/send-again.ts'
import { showHelp } from '#dialogs/overview/show-help.ts'
import { showStatus } from '#dialogs/overview/show-status.ts'
import { undoAct } from '#dialogs/overview/undo-act.ts'
import { whoComes } from '#dialogs/overview/who-comes.ts'
import type { Feature } from '#feature.ts'

export const overview: Feature = {
  name: 'overview',
  dialogs: [showHelp, showStatus, undoAct, explainNotice, sendAgain, whoComes, sayHello, sayThanks],
}
