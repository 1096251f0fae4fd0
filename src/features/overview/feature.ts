import { explainNotice } from '#dialogs/overview/explain-notice.ts'
import { handOver } from '#dialogs/overview/hand-over.ts'
import { sayHello } from '#dialogs/overview/say-hello.ts'
import { sayThanks } from '#dialogs/overview/say-thanks.ts'
import { sendAgain } from '#dialogs/overview/send-again.ts'
import { showHelp } from '#dialogs/overview/show-help.ts'
import { showStatus } from '#dialogs/overview/show-status.ts'
import { undoAct } from '#dialogs/overview/undo-act.ts'
import { whoComes } from '#dialogs/overview/who-comes.ts'
import { type Feature, notices } from '#feature.ts'
import { handoverFacts } from './handover/handover-facts.ts'
import { handoverReady } from './notices/handover-ready.ts'
import { handoverPage } from './pages/handover-page.ts'

export const overview: Feature = {
  name: 'overview',
  notices: [notices('term', [handoverReady], handoverFacts)],
  dialogs: [showHelp, showStatus, undoAct, explainNotice, sendAgain, whoComes, handOver, sayHello, sayThanks],
  pages: [handoverPage],
}
