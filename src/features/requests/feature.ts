import type { Context } from '#context.ts'
import { answerRequest } from '#dialogs/requests/answer-request.ts'
import { askPermission } from '#dialogs/requests/ask-permission.ts'
import { settleDispute } from '#dialogs/requests/settle-dispute.ts'
import { aggregate, type Feature, notices, type Selection, textIn } from '#feature.ts'
import { concernedGroups, groupsOfAbsence, groupsOfTerm, inGroups } from '#features/groups/concerned-groups.ts'
import { remindApprovers } from '#jobs/remind-approvers.ts'
import { disputeFacts } from './dispute-facts.ts'
import { disputeStore } from './dispute-store.ts'
import { disputeGuided } from './notices/dispute-guided.ts'
import { disputeRaised } from './notices/dispute-raised.ts'
import { disputeToGuide } from './notices/dispute-to-guide.ts'
import { permissionRevoked } from './notices/permission-revoked.ts'
import { requestAnswered } from './notices/request-answered.ts'
import { requestToAnswer } from './notices/request-to-answer.ts'
import { requestWaiting } from './notices/request-waiting.ts'
import { permissionPage } from './pages/permission-page.ts'
import { requestFacts } from './request-facts.ts'
import { requestStore } from './request-store.ts'

/** Only an open request asks anybody for something. */
const open = { state: 'open' }

export const requests: Feature = {
  name: 'requests',
  stores: [requestStore, disputeStore],
  aggregates: [
    aggregate({
      name: 'request',
      collection: 'requests',
      facts: requestFacts,
      invalidatedBy: {
        'office-terms': ({ group }) => (typeof group === 'string' ? null : open),
        absences: ({ groups }) => (groupsOfAbsence(groups) === 'all' ? open : null),
        people: (changed, context) => concerning(textIn(changed, '_id'), context),
        accounts: (changed, context) => concerning(textIn(changed, 'person'), context),
      },
    }),
    aggregate({
      name: 'dispute',
      collection: 'disputes',
      facts: disputeFacts,
      invalidatedBy: {
        'office-terms': ({ group }) => unguided(inGroups(groupsOfTerm(group))),
        absences: ({ groups }) => unguided(inGroups(groupsOfAbsence(groups))),
        people: async (changed, context) => unguided(inGroups(await concernedGroups(context, textIn(changed, '_id')))),
        accounts: async (changed, context) =>
          unguided(inGroups(await concernedGroups(context, textIn(changed, 'person')))),
      },
    }),
  ],
  notices: [
    notices('request', [requestToAnswer, requestWaiting, requestAnswered, permissionRevoked]),
    notices('dispute', [disputeRaised, disputeToGuide, disputeGuided]),
  ],
  dialogs: [askPermission, answerRequest, settleDispute],
  jobs: [remindApprovers],
  pages: [permissionPage],
}

/** Of the disputes of these groups those without guidance. */
function unguided(groups: Selection): Selection {
  if (groups === null) return null
  return 'group' in groups ? { groups: groups.group, guidedAt: null } : { guidedAt: null }
}

/** A person's own requests, and those that they may have to answer. */
async function concerning(person: string, context: Context): Promise<Selection> {
  const answers = (await concernedGroups(context, person)) === 'all'
  return answers ? { $or: [{ by: person }, open] } : { by: person }
}
