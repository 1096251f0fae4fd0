import type { Context } from '#context.ts'
import { groupsAllowing } from '#features/groups/access.ts'
import { UserError } from '#user-error.ts'
import { readDeskReader } from './desk-reader.ts'

/** What somebody may see and do at the desk's page, as their offices are now. Groups stand in the charter's order. */
export type DeskScope = {
  /** The groups whose plans, dates, lateness, names and offices they see. */
  sees: readonly string[]
  /** Of those the groups whose people they know: e-mail addresses, and who cannot be reached. */
  knows: readonly string[]
  /** Of those the groups whose applications they read. */
  reads: readonly string[]
  /** Of those the groups whose applications they decide. */
  decides: readonly string[]
}

/** What the one who acts may see. @throws UserError for somebody who answers for no group. */
export async function requireDesk(context: Context): Promise<DeskScope> {
  const { reader } = await readDeskReader(context)
  if (reader === null) {
    const { leader, group } = context.charter.words
    throw new UserError('no-desk', `The desk is for the ${leader.many} of a ${group.one}, and for the secretariat.`, {
      next: [{ label: 'See my status', say: 'status' }],
    })
  }
  const { groups: sees, decides, knows } = reader
  const reads = await groupsAllowing(context, 'read-applications', sees)
  return { sees, knows, reads, decides }
}
