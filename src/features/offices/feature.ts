import { acceptOffice } from '#dialogs/offices/accept-office.ts'
import { appointPerson } from '#dialogs/offices/appoint-person.ts'
import { nominatePerson } from '#dialogs/offices/nominate-person.ts'
import { offerRenewals } from '#dialogs/offices/offer-renewals.ts'
import { showNamedLeaders } from '#dialogs/offices/show-named-leaders.ts'
import { aggregate, type Feature, notices, type Selection, textIn } from '#feature.ts'
import { concernedGroups, groupsOfAbsence } from '#features/groups/concerned-groups.ts'
import { endTerms } from '#jobs/end-terms.ts'
import { startTerms } from '#jobs/start-terms.ts'
import { warnOfTerms } from '#jobs/warn-of-terms.ts'
import { leaderResigned } from './notices/leader-resigned.ts'
import { officeAnswered } from './notices/office-answered.ts'
import { officeEnded } from './notices/office-ended.ts'
import { officeOffered } from './notices/office-offered.ts'
import { suggestionAnswered } from './notices/suggestion-answered.ts'
import { termEnding } from './notices/term-ending.ts'
import { suggestionFacts } from './suggestion-facts.ts'
import { suggestionStore } from './suggestion-store.ts'
import { termFacts } from './term-facts.ts'

/** The secretariat is told of these before they end. */
const ending = { state: { $in: ['offered', 'accepted'] }, to: { $ne: null } }

export const offices: Feature = {
  name: 'offices',
  stores: [suggestionStore],
  aggregates: [
    aggregate({
      name: 'suggestion',
      collection: 'suggestions',
      facts: suggestionFacts,
      // Who suggested is told; the others of a suggestion are only named.
      invalidatedBy: {
        people: (changed) => ({ by: textIn(changed, '_id') }),
        accounts: (changed) => ({ by: textIn(changed, 'person') }),
      },
    }),
    aggregate({
      name: 'term',
      collection: 'office-terms',
      facts: termFacts,
      invalidatedBy: {
        'office-terms': ({ group }) => (typeof group === 'string' ? null : ending),
        absences: ({ groups }) => (groupsOfAbsence(groups) === 'all' ? ending : null),
        people: (changed, context) => concerning(textIn(changed, '_id'), context),
        accounts: (changed, context) => concerning(textIn(changed, 'person'), context),
      },
    }),
  ],
  notices: [
    notices('suggestion', [suggestionAnswered]),
    notices('term', [officeOffered, officeAnswered, officeEnded, leaderResigned, termEnding]),
  ],
  dialogs: [acceptOffice, appointPerson, nominatePerson, offerRenewals, showNamedLeaders],
  jobs: [startTerms, endTerms, warnOfTerms],
}

async function concerning(person: string, context: Parameters<typeof concernedGroups>[0]): Promise<Selection> {
  const own = [{ person }, { offeredBy: person }]
  return { $or: (await concernedGroups(context, person)) === 'all' ? [...own, ending] : own }
}
