import { groupOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import type { Person } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import { type FeedScope, feedId } from './feed.ts'
import { feedStore } from './feed-store.ts'
import { chosenMailbox, mailboxAccount, mailboxOf } from './mailbox.ts'
import { feedName } from './read-feed.ts'
import {
  confirmEmail,
  isTheirs,
  readVerification,
  refuseAddress,
  requestEmailVerification,
  supersedeVerifications,
  type VerificationView,
} from './verify-email.ts'

/** A fresh link, shown once: only what its token hashes to is kept. `before`: how many links of theirs worked already. */
export type Subscribed = { name: string; token: string; before: number }

/**
 * Gives somebody a link for their calendar. Links they have go on: another device may use them.
 * @throws UserError for a group they are not in.
 */
export async function subscribeToCalendar(context: Context, ask: { scope: FeedScope }): Promise<Subscribed> {
  const { by, now, store } = context
  if (ask.scope.kind === 'group') await requireRole(context, groupOf(context.charter, ask.scope.group).id, 'member')
  const token = `${context.id('feed')}${context.id('feed')}`
  const _id = feedId(token)
  const before = await store(feedStore).find({ person: by, endedAt: null, _id: { $ne: _id } })
  await choose(context, { kind: 'feed' })
  const feed = { _id, person: by, scope: ask.scope, createdAt: now, endedAt: null }
  await store(feedStore).insert(feed, entry(context, 'subscribed'))
  return { name: feedName(context, ask.scope), token, before: before.length }
}

/**
 * Has invitations sent to an address. One that is not known to be theirs is asked first, by a letter: until then
 * everything stays as it is.
 * @throws UserError where this installation sends no e-mail, and after too many letters.
 */
export async function inviteByMail(context: Context, ask: { address: string }): Promise<{ kind: 'invited' | 'asked' }> {
  await requireMail(context)
  await openMailbox(context, ask.address)
  if (!(await isTheirs(context, ask.address))) {
    await requestEmailVerification(context, ask.address)
    return { kind: 'asked' }
  }
  await choose(context, { kind: 'email', address: ask.address })
  return { kind: 'invited' }
}

/** @throws UserError where this installation sends no e-mail, before anybody is asked for an address. */
export async function requireMail({ links }: Pick<Context, 'links'>, _ask: object = {}): Promise<void> {
  if (links.mailFrom === null)
    throw new UserError('no-mail', "We can't send invitations by e-mail here. A calendar link does the same.", {
      next: [{ label: 'Subscribe', say: 'subscribe' }],
    })
}

/**
 * Has invitations sent to somebody who is in no chat, at the address that they have just confirmed: the link in each is
 * their way to answer. What they chose before stays, and where no e-mail goes out nothing happens.
 */
export async function inviteOutsider(context: Context, ask: { address: string }): Promise<void> {
  const person = await context.store(personStore).get(context.by)
  if (context.links.mailFrom === null || person?.calendar !== undefined) return
  await openMailbox(context, ask.address)
  await choose(context, { kind: 'email', address: ask.address })
}

/** The letter was answered: invitations go to its address from now on. @throws UserError for a letter that is too old. */
export async function confirmAddress(context: Context, ask: { verification: string }): Promise<VerificationView> {
  const view = await readVerification(context, ask)
  const { verification, open } = view
  if (verification.state === 'confirmed') return view
  if (!open)
    throw new UserError('old-letter', 'This letter is too old, or there is a newer one. Say "calendar email" in chat.')
  // First what it is for: whoever presses again after a crash in between finds the letter still open.
  await keepChoice(context, { kind: 'email', address: verification.address })
  await confirmEmail(context, verification)
  await supersedeVerifications(context)
  return { verification, open, stands: true }
}

/** Letters can go to this address, whatever became of earlier ones. */
async function openMailbox(context: Context, address: string): Promise<void> {
  const { account: _id, name } = mailboxOf(context.by, address)
  await context.store(accountStore).put(_id, entry(context, 'gave an address'), () => ({
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

/** What comes into somebody's calendar: how many links of theirs work, and whether invitations go out by e-mail. */
export async function calendarsOf(
  { by, store }: Context,
  _ask: object = {},
): Promise<{ links: number; mailed: boolean }> {
  const [working, person] = await Promise.all([
    store(feedStore).find({ person: by, endedAt: null }),
    store(personStore).get(by),
  ])
  return { links: working.length, mailed: person?.calendar?.kind === 'email' }
}

/** Ends all of somebody's links, and the invitations by e-mail. @returns how many links worked until now. */
export async function leaveCalendar(context: Context, _ask: object = {}): Promise<{ links: number }> {
  const { by, now, store } = context
  const working = await store(feedStore).find({ person: by, endedAt: null })
  const ids = working.map(({ _id }) => _id)
  await store(feedStore).changeAll(ids, entry(context, 'ended'), (feed) => ({ ...feed, endedAt: feed.endedAt ?? now }))
  await choose(context, { kind: 'none' })
  return { links: working.length }
}

/**
 * Ends invitations by e-mail, for whoever reads them; links go on. They asked for no more letters, so none goes there to
 * take out what is in the calendar.
 */
export async function stopMail(context: Context, _ask: object = {}): Promise<Person> {
  const people = context.store(personStore)
  const accounts = context.store(accountStore)
  const person = await people.get(context.by)
  const mailbox = person && chosenMailbox(person)
  if (mailbox) {
    await refuseAddress(context, mailbox.address)
    await accounts.change(mailbox.account, entry(context, 'stopped'), (before) => ({
      ...before,
      reachable: false,
      unreachable: 'stopped',
      lastAt: context.now,
    }))
  }
  return people.change(context.by, entry(context, 'calendar'), (before) =>
    before.calendar?.kind === 'email' ? { ...before, calendar: { kind: 'none' } } : before,
  )
}

async function choose(context: Context, calendar: NonNullable<Person['calendar']>): Promise<Person> {
  await supersedeVerifications(context)
  return keepChoice(context, calendar)
}

async function keepChoice(context: Context, calendar: NonNullable<Person['calendar']>): Promise<Person> {
  await putAway(context)
  return context
    .store(personStore)
    .change(context.by, entry(context, 'calendar'), (before) => ({ ...before, calendar }))
}

/** Whatever mailbox they have been invited at is kept from now on only as long as it is needed to take things out of it. */
async function putAway(context: Context): Promise<void> {
  const { by, now, store } = context
  const person = await store(personStore).get(by)
  const mailbox = person && chosenMailbox(person)
  if (mailbox)
    await store(accountStore).change(mailbox.account, entry(context, 'put away'), (before) => ({
      ...before,
      lastAt: now,
    }))
}
