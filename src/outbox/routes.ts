import type { Platform } from '#chat/platform.ts'
import { calendarWorkspace, type KnownAccount, routesOf } from '#features/people/account.ts'
import type { AccountStore } from '#features/people/person-store.ts'
import { type ChannelTo, nowhere } from './delivery.ts'
import type { Notice } from './planning/notices.ts'

/** Where a row waits, and by which account it goes. */
export type Route = { workspace: string; account: string | null }

/** The platforms that are connected, by name. */
export type Platforms = (name: string) => Platform | undefined

/** An account that can be written to. */
export type Reached = KnownAccount & { address: string }

/** What can be reached now. */
export type Reach = {
  /** The one used last first. */
  accounts(person: string): Reached[]
  isConnected(platform: string): boolean
}

/** @returns how these persons can be reached, over the platforms that are connected. */
export async function reachOf(
  from: { accounts: Pick<AccountStore, 'find'>; platforms: Platforms },
  persons: readonly string[],
): Promise<Reach> {
  const known = persons.length === 0 ? [] : await from.accounts.find({ person: { $in: [...new Set(persons)] } })
  const byPerson = Map.groupBy(known, ({ person }) => person)
  const isConnected = (platform: string) => from.platforms(platform) !== undefined
  return {
    isConnected,
    accounts: (person) => routesOf(byPerson.get(person) ?? []).filter(({ account }) => isConnected(account.platform)),
  }
}

/** @returns whether messages reach this person: an address that is for invitations to meetings only is no way to them. */
export function reachesInChat(reach: Reach, person: string): boolean {
  return reachInChat(reach).accounts(person).length > 0
}

/** @returns what can be reached with a notice: what is for calendars goes to them alone, the rest never. */
export function reachBy(reach: Reach, { kind, wanted }: Pick<Notice, 'kind' | 'wanted'>): Reach {
  const fits = ({ _id, account }: Reached) =>
    (account.workspace === calendarWorkspace) === (kind.only === 'calendar') && (wanted.account ?? _id) === _id
  return { ...reach, accounts: (person) => reach.accounts(person).filter(fits) }
}

/** @returns the ways to somebody in chat: those that are for invitations to meetings only are none. */
export function reachInChat(reach: Reach): Reach {
  return {
    ...reach,
    accounts: (person) => reach.accounts(person).filter(({ account }) => account.workspace !== calendarWorkspace),
  }
}

/** @returns the queue of an installation: pacing is by what the platform counts together. */
function queueOf(platform: string, via: string): string {
  return `${platform}|${via}`
}

/** @returns the platform's name of a queue. */
export function platformOf(queue: string): string {
  return queue.split('|', 1)[0] ?? queue
}

/** @returns the account to write to, passing over those that said never to this notice. */
export function accountFor(reach: Reach, person: string, tried: readonly string[]): Reached | undefined {
  return reach.accounts(person).find(({ _id }) => !tried.includes(_id))
}

/** @returns the route to a recipient, `nowhere` where none leads to them. */
export function routeFor(reach: Reach, to: { to: string; place: ChannelTo | null }, tried: readonly string[]): Route {
  if (to.place && reach.isConnected(to.place.platform))
    return { workspace: queueOf(to.place.platform, to.place.via), account: null }
  const account = to.place ? undefined : accountFor(reach, to.to, tried)
  if (!account) return { workspace: nowhere, account: null }
  return { workspace: queueOf(account.account.platform, account.via), account: account._id }
}
