import type { Context } from '#context.ts'
import { groupsAllowing } from '#features/groups/access.ts'
import { isOfSecretariat } from '#features/groups/identity.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { UserError } from '#user-error.ts'

/** What somebody may see and do at the desk, as their offices are now. Groups stand in the charter's order. */
export type DeskScope = {
  isSecretariat: boolean
  /** The groups whose plans, dates, lateness, names and offices they see. */
  sees: string[]
  /** Of those the groups whose people they know: e-mail addresses, and who cannot be reached. */
  knows: string[]
  /** Of those the groups whose applications they read. */
  reads: string[]
  /** Of those the groups whose applications they decide. */
  decides: string[]
}

/** Who may be at the desk, and how much of it is theirs: the leaders their groups, the secretariat all. */
async function deskScope(context: Context): Promise<DeskScope> {
  const { charter } = context
  const all = charter.groups.map(({ id }) => id)
  const allowing = (power: Parameters<typeof groupsAllowing>[1]) => groupsAllowing(context, power, all)
  const [identity, leads, reads, decides, knows] = await Promise.all([
    readIdentity(context),
    allowing('schedule-meetings'),
    allowing('read-applications'),
    allowing('decide-applications'),
    allowing('edit-roster'),
  ])
  const isSecretariat = isOfSecretariat(charter, identity)
  const sees = isSecretariat
    ? all
    : all.filter((id) => [leads, reads, decides, knows].some((some) => some.includes(id)))
  return { isSecretariat, sees, knows, reads, decides }
}

/** @throws UserError for somebody who answers for no group. */
export async function requireDesk(context: Context): Promise<DeskScope> {
  const scope = await deskScope(context)
  if (scope.sees.length > 0) return scope
  const { leader, group } = context.charter.words
  throw new UserError('no-desk', `The desk is for the ${leader.many} of a ${group.one}, and for the secretariat.`, {
    next: [{ label: 'See my status', say: 'status' }],
  })
}
