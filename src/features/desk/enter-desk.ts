import { type Context, entry } from '#context.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import { requireDesk } from './desk-scope.ts'
import {
  type DeskSession,
  isKey,
  isKeyOld,
  isOffered,
  isOpenFor,
  offeredSession,
  opened,
  rekeyed,
} from './desk-session.ts'
import { deskSessionStore } from './desk-session-store.ts'

/** A link to the page of the desk, for the one who asks: it opens once, for ten minutes. */
export async function offerDesk(context: Context, _ask: object = {}): Promise<{ url: string }> {
  const { store, by, now, links } = context
  const [person] = await Promise.all([store(personStore).get(by), requireDesk(context)])
  if (person === null) throw new UserError('nobody', "I don't know you yet. Please say hello first.")
  const session = offeredSession(context.id('desk'), by, now)
  await store(deskSessionStore).insert(session, entry(context, 'offered'))
  return { url: links.sign('desk', [session._id], person) }
}

/** The link as it stands. @throws UserError where it opens nothing any more. */
export async function offeredDesk(context: Context, ask: { session: string }): Promise<DeskSession> {
  const session = await context.store(deskSessionStore).get(ask.session)
  if (session === null || session.person !== context.by) throw tooOld()
  if (session.openedAt !== null) throw new UserError('link-used', `This link was used already. ${another}`)
  if (!isOffered(session, context.now)) throw tooOld()
  return session
}

/** Opens the desk by its link, for a browser that holds this key from now on: once, whoever else presses at that moment. */
export async function enterDesk(context: Context, ask: { session: string; key: string }): Promise<DeskSession> {
  await requireDesk(context)
  await offeredDesk(context, ask)
  const session = await context
    .store(deskSessionStore)
    .change(ask.session, entry(context, 'opened'), (before) =>
      isOffered(before, context.now) ? opened(before, ask.key, context.now) : before,
    )
  if (isKey(session.key, ask.key)) return session
  throw new UserError('link-used', `This link was used already. ${another}`)
}

/** The session whose key a browser holds; null where it has ended. Nobody acts yet: who it is, is what is asked. */
export async function heldSession(
  context: Context,
  ask: { session: string; key: string },
): Promise<DeskSession | null> {
  const session = await context.store(deskSessionStore).get(ask.session)
  return session !== null && isOpenFor(session, ask.key, context.now) ? session : null
}

/** Gives the browser a new key where the one it holds is old. @returns whether it did: never twice for one key. */
export async function renewKey(
  context: Context,
  ask: { session: DeskSession; key: string; next: string },
): Promise<boolean> {
  const { session, key, next } = ask
  if (!isKeyOld(session, key, context.now)) return false
  const renewed = await context
    .store(deskSessionStore)
    .change(session._id, entry(context, 'new key'), (before) =>
      isKeyOld(before, key, context.now) ? rekeyed(before, next, context.now) : before,
    )
  return isKey(renewed.key, next)
}

/** Ends one's sessions in all browsers, or this one alone, and the links that nobody has opened. */
export async function leaveDesk(context: Context, ask: { session?: string } = {}): Promise<void> {
  const sessions = context.store(deskSessionStore)
  const which = ask.session === undefined ? {} : { _id: ask.session }
  const open = await sessions.pick({ ...which, person: context.by, endedAt: null }, ['person'])
  const ids = open.map(({ _id }) => _id)
  await sessions.changeAll(ids, entry(context, 'ended'), (before) =>
    before.endedAt === null ? { ...before, endedAt: context.now } : before,
  )
}

/** Removes what is long over. */
export async function expireDeskSessions(context: Context, _ask: object = {}): Promise<void> {
  await context.store(deskSessionStore).remove({ offeredAt: { $lt: plus(context.now, '-P2D') } })
}

const another = 'Say "desk" in chat to get a new one.'

function tooOld(): UserError {
  return new UserError('link-old', `This link no longer works. It opens once, for 10 minutes. ${another}`)
}
