import type { Context } from '#context.ts'
import { askLeaders } from '#dialogs/directory/ask-leaders.ts'
import { contactGroup } from '#dialogs/directory/contact-group.ts'
import { listDocuments } from '#dialogs/directory/list-documents.ts'
import { listGroups } from '#dialogs/directory/list-groups.ts'
import { listMembers } from '#dialogs/directory/list-members.ts'
import { aggregate, type Feature, notices, type Selection, textIn } from '#feature.ts'
import { concernedGroups, groupsOfAbsence, groupsOfTerm, inGroups } from '#features/groups/concerned-groups.ts'
import { plus } from '#time/instant.ts'
import { answeredWithin } from './group-question.ts'
import { groupQuestionFacts } from './group-question-facts.ts'
import { groupQuestionStore } from './group-question-store.ts'
import { groupQuestionAnswered } from './notices/group-question-answered.ts'
import { groupQuestionAsked } from './notices/group-question-asked.ts'
import { groupQuestionDropped } from './notices/group-question-dropped.ts'
import { aboutPage } from './pages/about-page.ts'
import { applyPage } from './pages/apply-page.ts'
import { confirmPage } from './pages/confirm-page.ts'
import { documentPage } from './pages/document-page.ts'
import { groupDatesPage } from './pages/group-dates-page.ts'
import { groupPage } from './pages/group-page.ts'
import { groupsPage } from './pages/groups-page.ts'

export const directory: Feature = {
  name: 'directory',
  stores: [groupQuestionStore],
  aggregates: [
    aggregate({
      name: 'group-question',
      collection: 'group-questions',
      facts: groupQuestionFacts,
      invalidatedBy: {
        'office-terms': ({ group }, context) => waiting(inGroups(groupsOfTerm(group)), context),
        absences: ({ groups }, context) => waiting(inGroups(groupsOfAbsence(groups)), context),
        people: (changed, context) => concerning(textIn(changed, '_id'), context),
        accounts: (changed, context) => concerning(textIn(changed, 'person'), context),
      },
    }),
  ],
  notices: [notices('group-question', [groupQuestionAsked, groupQuestionAnswered, groupQuestionDropped])],
  dialogs: [listGroups, listDocuments, listMembers, contactGroup, askLeaders],
  pages: [groupsPage, groupPage, groupDatesPage, applyPage, confirmPage, aboutPage, documentPage],
}

/** Those without an answer, as long as a message about them is of use: what is older stays as it is. */
function waiting(groups: Selection, { now }: Pick<Context, 'now'>): Selection {
  return groups && { ...groups, answeredAt: null, at: { $gt: plus(now, `-${answeredWithin}`) } }
}

/** What a person has asked, or had answered, and what they may have to answer: all of the last days only. */
async function concerning(person: string, context: Context): Promise<Selection> {
  const lately = { $gt: plus(context.now, `-${answeredWithin}`) }
  const own = [
    { by: person, at: lately },
    { by: person, answeredAt: lately },
  ]
  const toAnswer = waiting(inGroups(await concernedGroups(context, person)), context)
  return { $or: toAnswer ? [...own, toAnswer] : own }
}
