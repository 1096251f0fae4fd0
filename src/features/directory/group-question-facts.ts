import { type Charter, groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { type Leadership, responsibleIn } from '#features/groups/roster.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import type { GroupQuestion } from './group-question.ts'
import { groupQuestionStore } from './group-question-store.ts'

/** What is true about a question to those who lead a group. */
export type GroupQuestionFacts = {
  about: GroupQuestion
  group: Group
  charter: Charter
  roster: Leadership
  people: ReadonlyMap<string, Person>
}

/** @returns the facts of these questions, by id; one that is gone is left out. */
export async function groupQuestionFacts(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, GroupQuestionFacts>> {
  const { charter, store } = context
  const questions = await store(groupQuestionStore).find({ _id: { $in: [...ids] } })
  const groups = [...new Set(questions.map(({ group }) => group))]
  const rosters = groups.length === 0 ? [] : await readLeadership(context, groups)
  const named = [
    ...questions.flatMap(({ by, to, answeredBy }) => [by, to, answeredBy].filter((person) => person !== null)),
    ...rosters.flatMap(responsibleIn),
  ]
  const people = await readPeople(context, named)
  return new Map(
    questions.flatMap((about) => {
      const roster = rosters.find(({ group }) => group === about.group)
      return roster ? [[about._id, { about, group: groupOf(charter, about.group), charter, roster, people }]] : []
    }),
  )
}
