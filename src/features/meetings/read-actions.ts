import type { Context } from '#context.ts'
import { partIn } from '#features/groups/identity.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { personStore } from '#features/people/person-store.ts'
import { type Action, byDueDay, openActionStates } from './action.ts'
import { actionStore } from './action-store.ts'

/** Actions, and the names of those who own them, by person. */
export type NamedActions = { actions: readonly Action[]; names: ReadonlyMap<string, string> }

/** The actions of a group that are not done, by their days. The caller has made sure that the reader is in the group. */
export async function readOpenActions(context: Context, ask: { group: string }): Promise<NamedActions> {
  return named(
    context,
    await context.store(actionStore).find({ group: ask.group, state: { $in: [...openActionStates] } }),
  )
}

/** The open actions that the one who asks owns in the groups that they are in: what they refused is theirs no more. */
export async function readOwnActions(context: Context, _ask: object = {}): Promise<readonly Action[]> {
  const [own, identity] = await Promise.all([
    context.store(actionStore).find({ owner: context.by, state: { $in: ['asked', 'accepted'] } }),
    readIdentity(context),
  ])
  return own.filter(({ group }) => partIn(context.charter, identity, group).belongs).toSorted(byDueDay)
}

async function named({ store }: Context, found: readonly Action[]): Promise<NamedActions> {
  const owners = [...new Set(found.map(({ owner }) => owner))]
  const people = owners.length === 0 ? [] : await store(personStore).pick({ _id: { $in: owners } }, ['name'])
  return { actions: found.toSorted(byDueDay), names: new Map(people.map(({ _id, name }) => [_id, name])) }
}
