import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { ownMemberships } from '#features/groups/own-application.ts'
import { UserError } from '#user-error.ts'
import { officesHeld } from './access.ts'

/** The one group somebody is in or leads, for a command that names none. @throws UserError with the choices where there is not one. */
export async function theOnlyGroup(context: Context, ask: { verb: string }): Promise<Group> {
  const [held, memberships] = await Promise.all([officesHeld(context, context.by), ownMemberships(context)])
  const ids = new Set([...held.flatMap(({ group }) => group ?? []), ...memberships.map(({ group }) => group)])
  const [first] = ids
  if (first !== undefined && ids.size === 1) return groupOf(context.charter, first)
  const { one } = context.charter.words.group
  const offered = ids.size > 0 ? [...ids] : context.charter.groups.map(({ id }) => id)
  throw new UserError('which-group', `Which ${one}?`, {
    next: offered.slice(0, 5).map((id) => ({ label: groupOf(context.charter, id).short, say: `${ask.verb} ${id}` })),
  })
}
