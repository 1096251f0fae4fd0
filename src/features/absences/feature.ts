import { announceAbsence } from '#dialogs/absences/announce-absence.ts'
import { answerStandIn } from '#dialogs/absences/answer-stand-in.ts'
import { endAbsence } from '#dialogs/absences/end-absence.ts'
import { aggregate, type Feature, notices } from '#feature.ts'
import { followAbsences } from '#jobs/follow-absences.ts'
import { absenceFacts } from './absence-facts.ts'
import { absenceBegun } from './notices/absence-begun.ts'
import { absenceOver } from './notices/absence-over.ts'
import { standInAnswered } from './notices/stand-in-answered.ts'
import { standInAsked } from './notices/stand-in-asked.ts'
import { standInConfirmed } from './notices/stand-in-confirmed.ts'
import { standInReleased } from './notices/stand-in-released.ts'
import { standInToConfirm } from './notices/stand-in-to-confirm.ts'

export const absences: Feature = {
  name: 'absences',
  aggregates: [
    aggregate({
      name: 'absence',
      collection: 'absences',
      facts: absenceFacts,
      invalidatedBy: {
        people: ({ _id }, { now }) => ({ people: _id, endsAt: { $gt: now } }),
        accounts: ({ person }, { now }) => ({ people: person, endsAt: { $gt: now } }),
      },
    }),
  ],
  notices: [
    notices('absence', [
      ...[standInAsked, standInAnswered, standInToConfirm, standInConfirmed, standInReleased],
      ...[absenceBegun, absenceOver],
    ]),
  ],
  dialogs: [announceAbsence, endAbsence, answerStandIn],
  jobs: [followAbsences],
}
