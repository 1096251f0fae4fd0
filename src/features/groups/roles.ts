import { officeOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { ownMemberships } from '#features/groups/own-application.ts'
import { officesHeld } from './access.ts'

/** What somebody is to the organisation: what they can do, and what help shows them. */
export type Role = 'member' | 'leader' | 'secretariat'

/** The roles of the one who asks; none for a stranger. */
export async function rolesHeld(context: Context, _ask: object = {}): Promise<ReadonlySet<Role>> {
  const [held, memberships] = await Promise.all([officesHeld(context, context.by), ownMemberships(context)])
  const offices = held.map(({ office }) => officeOf(context.charter, office).role)
  return new Set<Role>([
    ...(memberships.length > 0 ? (['member'] as const) : []),
    ...offices.filter((role) => role !== 'oversight'),
  ])
}
