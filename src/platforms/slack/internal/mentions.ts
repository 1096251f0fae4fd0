import type { Account, Mentioned } from '#chat/incoming.ts'
import type { Reading } from './origin.ts'

/** Nobody is looked up beyond these: a message that names more is no command about them. */
const most = 3

/** The people named, with how to write to them first where they are in the workspace, as Slack allows. */
export async function withAddresses(named: Account[], { directory, team }: Reading): Promise<Mentioned[]> {
  return Promise.all(
    named.map(async (account, index): Promise<Mentioned> => {
      const hint = index < most ? await directory.colleague(account.user, team) : null
      return hint === null ? account : { ...account, address: account.user, hint }
    }),
  )
}
