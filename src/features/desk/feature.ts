import { exportTable } from '#dialogs/desk/export-table.ts'
import { findPeople } from '#dialogs/desk/find-people.ts'
import { goToDesk } from '#dialogs/desk/go-to-desk.ts'
import { listLate } from '#dialogs/desk/list-late.ts'
import { listTerms } from '#dialogs/desk/list-terms.ts'
import { nudgeOwner } from '#dialogs/desk/nudge-owner.ts'
import { aggregate, type Feature, notices, textIn } from '#feature.ts'
import { everyGroup } from '#features/groups/absence.ts'
import { sendWeeklyDigest } from '#jobs/send-weekly-digest.ts'
import { deskFacts, openDesk, openStandInDesk } from './desk-facts.ts'
import { deskSessionStore } from './desk-session-store.ts'
import { deskStore } from './desk-store.ts'
import { exportRecordStore } from './exports/export-record-store.ts'
import { ownerNudged } from './notices/owner-nudged.ts'
import { weeklyDigest } from './notices/weekly-digest.ts'
import { nudgeFacts } from './nudge-owner.ts'
import { nudgeStore } from './nudge-store.ts'
import { deskPage } from './pages/desk-page.ts'
import { exportPage } from './pages/export-page.ts'
import { indexPerson } from './person-words.ts'
import { personWordsStore } from './person-words-store.ts'

/** The desk of those who answer for groups: what waits for them, in chat and on one page. */
export const desk: Feature = {
  name: 'desk',
  stores: [deskStore, nudgeStore, personWordsStore, exportRecordStore, deskSessionStore],
  aggregates: [
    aggregate({
      name: 'desk',
      collection: 'desks',
      facts: deskFacts,
      invalidatedBy: {
        'office-terms': ({ person }) => ({ _id: person }),
        // Where nobody would be left, all are asked: an absence concerns every desk.
        absences: ({ groups }) => (Array.isArray(groups) && groups.includes(everyGroup) ? {} : null),
        people: ({ _id }) => ({ _id }),
        accounts: ({ person }) => ({ _id: person }),
      },
    }),
    aggregate({
      name: 'nudge',
      collection: 'nudges',
      facts: nudgeFacts,
      invalidatedBy: {
        people: ({ _id }) => ({ to: _id }),
        accounts: ({ person }) => ({ to: person }),
      },
    }),
  ],
  notices: [notices('desk', [weeklyDigest]), notices('nudge', [ownerNudged])],
  changed: {
    'office-terms': async (changed, context) => {
      const person = textIn(changed, 'person')
      await openDesk(context, { person, office: textIn(changed, 'office'), state: textIn(changed, 'state') })
      await indexPerson(context, person)
    },
    applications: async (changed, context) => {
      // A draft makes nobody a member, and ends no membership.
      if (changed.state !== 'draft') await indexPerson(context, textIn(changed, 'person'))
    },
    absences: (changed, context) => openStandInDesk(context, textIn(changed, '_id')),
    people: (changed, context) => indexPerson(context, textIn(changed, '_id')),
  },
  dialogs: [listLate, listTerms, nudgeOwner, findPeople, exportTable, goToDesk],
  jobs: [sendWeeklyDigest],
  pages: [exportPage, deskPage],
}
