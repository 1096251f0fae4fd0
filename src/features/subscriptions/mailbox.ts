import { createHash } from 'node:crypto'
import type { Context } from '#context.ts'
import { accountId, calendarWorkspace } from '#features/people/account.ts'
import type { Person } from '#features/people/person.ts'
import { accountStore } from '#features/people/person-store.ts'

/**
 * An address that somebody's invitations go to, or went to. Each is an account of its own, so that what went to an
 * address can be taken back there after another one was chosen.
 */
export type Mailbox = {
  person: string
  /** Tells it apart from others of the same person, and says nothing of the address. */
  name: string
  address: string
  /** The id of its account. */
  account: string
}

/** The mailbox of an address. The same address is the same mailbox, whenever it is given. */
export function mailboxOf(person: string, address: string): Mailbox {
  const name = createHash('sha256').update(`${person}|${address.toLowerCase()}`).digest('hex').slice(0, 12)
  return { person, name, address, account: accountId(mailboxAccount(person, name)) }
}

export function mailboxAccount(person: string, name: string) {
  return { platform: 'email', workspace: calendarWorkspace, user: `${person}.${name}` } as const
}

/** Where somebody's invitations go now; null where they chose no e-mail. */
export function chosenMailbox({ _id, calendar }: Person): Mailbox | null {
  return calendar?.kind === 'email' ? mailboxOf(_id, calendar.address) : null
}

/** All mailboxes that these persons ever had. */
export async function readMailboxes({ store }: Pick<Context, 'store'>, persons: Iterable<string>): Promise<Mailbox[]> {
  const filter = { person: { $in: [...persons] }, 'account.workspace': calendarWorkspace }
  const accounts = await store(accountStore).find(filter)
  return accounts.flatMap(({ person, address }) => (address === null ? [] : [mailboxOf(person, address)]))
}
