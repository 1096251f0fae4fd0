import type { Context } from '#context.ts'
import { askLeaders } from '#dialogs/directory/ask-leaders.ts'
import { contactGroup } from '#dialogs/directory/contact-group.ts'
import { listGroups } from '#dialogs/directory/list-groups.ts'
import { listMembers } from '#dialogs/directory/list-members.ts'
import { aggregate, type Feature, notices, type Selection, textIn } from '#feature.ts'
import { concernedGroups, groupsOfTerm, inGroups } from '#features/groups/concerned-groups.ts'
import { groupQuestionFacts } from './group-question-facts.ts'
import { groupQuestionStore } from './group-question-store.ts'
import { groupQuestionAnswered } from './notices/group-question-answered.ts'
import { groupQuestionAsked } from './notices/group-question-asked.ts'
import { aboutPage } from './pages/about-page.ts'
import { applyPage } from './pages/apply-page.ts'
import { confirmPage } from './pages/confirm-page.ts'
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
        'office-terms': ({ group }) => waiting(inGroups(groupsOfTerm(group))),
        people: (changed, context) => concerning(textIn(changed, '_id'), context),
        accounts: (changed, context) => concerning(textIn(changed, 'person'), context),
      },
    }),
  ],
  notices: [notices('group-question', [groupQuestionAsked, groupQuestionAnswered])],
  dialogs: [listGroups, listMembers, contactGroup, askLeaders],
  pages: [groupsPage, groupPage, groupDatesPage, applyPage, confirmPage, aboutPage],
}

function waiting(groups: Selection): Selection {
  return groups && { ...groups, answeredAt: null }
}

/** What a person has asked, and what they may have to answer. */
async function concerning(person: string, context: Context): Promise<Selection> {
  const toAnswer = waiting(inGroups(await concernedGroups(context, person)))
  return toAnswer ? { $or: [{ by: person }, toAnswer] } : { by: person }
}
