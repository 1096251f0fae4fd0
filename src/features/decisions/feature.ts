import { answerAction } from '#dialogs/decisions/answer-action.ts'
import { listActions } from '#dialogs/decisions/list-actions.ts'
import { recordDecision } from '#dialogs/decisions/record-decision.ts'
import { aggregate, type Feature, notices } from '#feature.ts'
import { convenedBy } from '#features/groups/convened.ts'
import { openActionStates } from '#features/meetings/action.ts'
import { remindOfActions } from '#jobs/remind-of-actions.ts'
import { actionFacts } from './action-facts.ts'
import { decisionStore } from './decision-store.ts'
import { actionAsked } from './notices/action-asked.ts'
import { actionDue } from './notices/action-due.ts'
import { actionLate } from './notices/action-late.ts'
import { actionRefused } from './notices/action-refused.ts'

export const decisions: Feature = {
  name: 'decisions',
  stores: [decisionStore],
  aggregates: [
    aggregate({
      name: 'action',
      collection: 'actions',
      facts: actionFacts,
      invalidatedBy: convenedBy(() => ({ state: { $in: [...openActionStates] } })),
    }),
  ],
  notices: [notices('action', [actionAsked, actionDue, actionRefused, actionLate])],
  dialogs: [listActions, answerAction, recordDecision],
  jobs: [remindOfActions],
}
