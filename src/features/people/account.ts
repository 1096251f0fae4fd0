import type { Account } from '#chat/incoming.ts'
import type { Instant } from '#time/instant.ts'

/** One human's identity on one platform, and how to reach them there. */
export type KnownAccount = {
  /** `platform|workspace|user`. */
  _id: string
  person: string
  account: Account
  via: string
  /** null = we have never been told how to reach them directly. */
  address: string | null
  reachable: boolean
  /** The reason why this account cannot be reached: 'not-installed', 'blocked', 'gone'. */
  unreachable: string | null
  /** The e-mail address that this platform knows, and has confirmed. */
  email?: string
  /** The zone that this platform said last: when it says another one, they are on the road. */
  zone?: string
  lastAt: Instant
}

/** The workspace of addresses that are for invitations to meetings only. */
export const calendarWorkspace = 'calendar'

/** @returns the key of an account, the same for ever. */
export function accountId({ platform, workspace, user }: Account): string {
  return `${platform}|${workspace}|${user}`
}

/** @returns a person's accounts that can be written to, the one used last first. */
export function routesOf(accounts: readonly KnownAccount[]): (KnownAccount & { address: string })[] {
  return accounts
    .flatMap((known) => (known.reachable && known.address !== null ? [{ ...known, address: known.address }] : []))
    .toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : a.lastAt > b.lastAt ? -1 : a._id < b._id ? -1 : 1))
}
