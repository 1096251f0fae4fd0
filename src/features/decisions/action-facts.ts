import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { audienceOf, leadersAsked } from '#features/groups/roster.ts'
import type { Action } from '#features/meetings/action.ts'
import { actionStore } from '#features/meetings/action-store.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'

/** What is true about an action. `isIn`: its owner is still in the group; `leaders`: those who lead it and are there. */
export type ActionFacts = {
  about: Action
  charter: Charter
  isIn: boolean
  leaders: readonly string[]
  people: ReadonlyMap<string, Person>
}

/** The facts of these actions, by id; those that are gone are left out. */
export async function actionFacts(context: Context, ids: readonly string[]): Promise<Map<string, ActionFacts>> {
  const { store, charter } = context
  const actions = await store(actionStore).find({ _id: { $in: [...ids] } })
  const owners = actions.map(({ owner }) => owner)
  const groups = [...new Set(actions.map(({ group }) => group))]
  const rosters = await readRosters(context, groups, owners)
  const people = await readPeople(context, [
    ...owners,
    ...actions.map(({ by }) => by),
    ...rosters.flatMap(leadersAsked),
  ])
  return new Map(
    actions.flatMap((about) => {
      const roster = rosters.find(({ group }) => group === about.group)
      if (roster === undefined) return []
      const isIn =
        audienceOf(roster).some(({ person }) => person === about.owner) || roster.secretariat.includes(about.owner)
      return [[about._id, { about, charter, isIn, leaders: leadersAsked(roster), people }] as const]
    }),
  )
}
