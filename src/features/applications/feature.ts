import type { Context } from '#context.ts'
import { acceptApplication } from '#dialogs/applications/accept-application.ts'
import { applyToGroup } from '#dialogs/applications/apply-to-group.ts'
import { askApplicant } from '#dialogs/applications/ask-applicant.ts'
import { leaveGroup } from '#dialogs/applications/leave-group.ts'
import { openAllCalls } from '#dialogs/applications/open-all-calls.ts'
import { openCall } from '#dialogs/applications/open-call.ts'
import { passApplication } from '#dialogs/applications/pass-application.ts'
import { removeMember } from '#dialogs/applications/remove-member.ts'
import { reviewApplications } from '#dialogs/applications/review-applications.ts'
import { warnMember } from '#dialogs/applications/warn-member.ts'
import { aggregate, type Feature, notices, type Selection, textIn } from '#feature.ts'
import { concernedGroups, groupsOfAbsence, groupsOfTerm, inGroups } from '#features/groups/concerned-groups.ts'
import { closeCalls } from '#jobs/close-calls.ts'
import { remindDeciders } from '#jobs/remind-deciders.ts'
import { remindOfDrafts } from '#jobs/remind-of-drafts.ts'
import { applicationFacts } from './application-facts.ts'
import { callFacts } from './call-facts.ts'
import { applicationDecided } from './notices/application-decided.ts'
import { applicationReceived } from './notices/application-received.ts'
import { applicationToRead } from './notices/application-to-read.ts'
import { applicationWaiting } from './notices/application-waiting.ts'
import { callOpened } from './notices/call-opened.ts'
import { draftClosing } from './notices/draft-closing.ts'
import { memberLeft } from './notices/member-left.ts'
import { memberRemoved } from './notices/member-removed.ts'
import { memberWarned } from './notices/member-warned.ts'
import { questionAnswered } from './notices/question-answered.ts'
import { questionAsked } from './notices/question-asked.ts'
import { warningAnswered } from './notices/warning-answered.ts'
import { applicationPage } from './pages/application-page.ts'

export const applications: Feature = {
  name: 'applications',
  aggregates: [
    aggregate({
      name: 'application',
      collection: 'applications',
      facts: applicationFacts,
      invalidatedBy: {
        'office-terms': ({ group }) => waiting(inGroups(groupsOfTerm(group))),
        absences: ({ groups }) => waiting(inGroups(groupsOfAbsence(groups))),
        calls: ({ _id }) => ({ group: _id, state: 'draft' }),
        people: (changed, context) => concerning(textIn(changed, '_id'), context),
        accounts: (changed, context) => concerning(textIn(changed, 'person'), context),
      },
    }),
    aggregate({
      name: 'call',
      collection: 'calls',
      facts: callFacts,
      invalidatedBy: {
        people: ({ _id }) => ({ 'waiting.person': _id }),
        accounts: ({ person }) => ({ 'waiting.person': person }),
      },
    }),
  ],
  notices: [
    notices('application', [
      applicationReceived,
      applicationToRead,
      applicationWaiting,
      applicationDecided,
      draftClosing,
      questionAsked,
      questionAnswered,
      memberRemoved,
      memberWarned,
      warningAnswered,
      memberLeft,
    ]),
    notices('call', [callOpened]),
  ],
  dialogs: [
    applyToGroup,
    reviewApplications,
    acceptApplication,
    askApplicant,
    passApplication,
    leaveGroup,
    warnMember,
    removeMember,
    openCall,
    openAllCalls,
  ],
  jobs: [closeCalls, remindDeciders, remindOfDrafts],
  pages: [applicationPage],
}

function waiting(groups: Selection): Selection {
  return groups && { ...groups, state: 'submitted' }
}

/** A person's own applications, and those that they may decide on. */
async function concerning(person: string, context: Context): Promise<Selection> {
  const toDecide = waiting(inGroups(await concernedGroups(context, person)))
  return toDecide ? { $or: [{ person }, toDecide] } : { person }
}
