import { groupOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import type { Person } from '#people/person.ts'
import { UserError } from '#user-error.ts'
import { requireRole } from '../find-meeting.ts'
import { type FeedScope, feedId } from './feed.ts'
import { chosenMailbox, mailboxAccount, mailboxOf } from './mailbox.ts'
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
  await openMailbox(context, ask.address)
  return choose(context, { kind: 'email', address: ask.address })
}

/** Letters can go to this address, whatever became of earlier ones. */
async function openMailbox(context: Context, address: string): Promise<void> {
  const { account: _id, name } = mailboxOf(context.by, address)
  await context.stores.accounts.put(_id, entry(context, 'gave an address'), () => ({
    _id,
    person: context.by,
    account: mailboxAccount(context.by, name),
    via: 'email',
    address,
    reachable: true,
    unreachable: null,
    lastAt: context.now,
  }))
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

/**
 * Ends invitations by e-mail, for whoever reads them; links go on. They asked for no more letters, so none goes there to
 * take out what is in the calendar.
 */
export async function stopMail(context: Context, _ask: object = {}): Promise<Person> {
  const { people, accounts } = context.stores
  const person = await people.get(context.by)
  const mailbox = person && chosenMailbox(person)
  if (mailbox)
    await accounts.change(mailbox.account, entry(context, 'stopped'), (before) => ({
      ...before,
      reachable: false,
      unreachable: 'stopped',
    }))
  return people.change(context.by, entry(context, 'calendar'), (before) =>
    before.calendar?.kind === 'email' ? { ...before, calendar: { kind: 'none' } } : before,
  )
}

function choose(context: Context, calendar: NonNullable<Person['calendar']>): Promise<Person> {
  return context.stores.people.change(context.by, entry(context, 'calendar'), (before) => ({ ...before, calendar }))
}
