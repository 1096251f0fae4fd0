import { groupOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { accountId, calendarWorkspace } from '#people/account.ts'
import type { Person } from '#people/person.ts'
import { UserError } from '#user-error.ts'
import { requireRole } from '../find-meeting.ts'
import { type FeedScope, feedId } from './feed.ts'
import { feedName } from './read-feed.ts'

/** A fresh link, shown once: only what its token hashes to is kept. `before`: how many links of theirs worked already. */
export type Subscribed = { name: string; token: string; before: number }

/**
 * Gives somebody a link for their calendar. Links they have go on: another device may use them.
 * @throws UserError for a group they are not in.
 */
export async function subscribeToCalendar(context: Context, ask: { scope: FeedScope }): Promise<Subscribed> {
  const { by, now, stores } = context
  if (ask.scope.kind === 'group') await requireRole(context, groupOf(context.charter, ask.scope.group).id, 'member')
  const before = await stores.feeds.find({ person: by, endedAt: null })
  await choose(context, { kind: 'feed' })
  const token = `${context.id()}${context.id()}`
  const feed = { _id: feedId(token), person: by, scope: ask.scope, createdAt: now, endedAt: null }
  await stores.feeds.insert(feed, entry(context, 'subscribed'))
  return { name: feedName(context, ask.scope), token, before: before.length }
}

/** Has invitations sent to an address. @throws UserError where this installation sends no e-mail. */
export async function inviteByMail(context: Context, ask: { address: string }): Promise<Person> {
  if (context.links.mailFrom === null)
    throw new UserError('no-mail', 'Invitations by e-mail are not set up here. A calendar link does the same.', {
      next: [{ label: 'Subscribe', say: 'subscribe' }],
    })
  const { by, now, stores } = context
  const account = { platform: 'email', workspace: calendarWorkspace, user: by } as const
  await stores.accounts.put(accountId(account), entry(context, 'chose e-mail'), () => ({
    _id: accountId(account),
    person: by,
    account,
    via: 'email',
    address: ask.address,
    reachable: true,
    unreachable: null,
    lastAt: now,
  }))
  return choose(context, { kind: 'email', address: ask.address })
}

/** Ends all of somebody's links, and the invitations by e-mail. @returns how many links worked until now. */
export async function leaveCalendar(context: Context, _ask: object = {}): Promise<{ links: number }> {
  const { by, now, stores } = context
  const working = await stores.feeds.find({ person: by, endedAt: null })
  for (const { _id } of working)
    await stores.feeds.change(_id, entry(context, 'ended'), (feed) => ({ ...feed, endedAt: feed.endedAt ?? now }))
  await choose(context, { kind: 'none' })
  return { links: working.length }
}

/** Ends invitations by e-mail; links go on. */
export async function stopMail(context: Context, _ask: object = {}): Promise<Person> {
  return context.stores.people.change(context.by, entry(context, 'calendar'), (before) =>
    before.calendar?.kind === 'email' ? { ...before, calendar: { kind: 'none' } } : before,
  )
}

function choose(context: Context, calendar: NonNullable<Person['calendar']>): Promise<Person> {
  return context.stores.people.change(context.by, entry(context, 'calendar'), (before) => ({ ...before, calendar }))
}
