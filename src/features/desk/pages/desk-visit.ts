import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context as Request } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Context } from '#context.ts'
import { type DeskScope, requireDesk } from '#features/desk/desk-scope.ts'
import { type DeskSession, sessionLasts } from '#features/desk/desk-session.ts'
import { heldSession, leaveDesk, renewKey } from '#features/desk/enter-desk.ts'
import { personStore } from '#features/people/person-store.ts'
import { millisecondsOf } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import type { PageParts } from '#web/page.ts'
import { requireOwnPage } from '#web/public/visitor.ts'

/** Somebody at the desk: who they are is in their cookie, what they may is read anew at each request. */
export type DeskVisit = {
  context: Context
  name: string
  scope: DeskScope
  session: DeskSession
  /** What each form of this session holds, so that no other site can post in their name. */
  formToken: string
  asked: URLSearchParams
}

const cookie = 'desk'
const path = '/desk'

/** The one who asks, where their browser is signed in. @throws UserError for everybody else. */
export async function deskVisit(c: Request, parts: PageParts): Promise<DeskVisit> {
  const held = await heldCookie(c, parts)
  if (held === null) {
    takeCookie(c)
    throw new UserError('no-session', 'You are not signed in at the desk. Say "desk" in chat to get a link.')
  }
  const { session, key } = held
  const context = parts.contextOf(session.person)
  const [scope, person] = await Promise.all([
    requireDesk(context),
    context.store(personStore).get(session.person),
  ]).catch(async (error) => {
    // Their term has ended: this browser is signed out, whatever they are appointed to later.
    if (error instanceof UserError) await leaveDesk(context, { session: session._id })
    if (error instanceof UserError) takeCookie(c)
    throw error
  })
  const next = newKey(context)
  if (await renewKey(context, { session, key, next })) giveCookie(c, parts, { session, key: next })
  const formToken = tokenFor(parts, session)
  return { context, name: person?.name ?? '', scope, session, formToken, asked: new URL(c.req.url).searchParams }
}

/** The person whose browser this is; null where nobody is signed in. */
export async function personAtDesk(c: Request, parts: PageParts): Promise<string | null> {
  return (await heldCookie(c, parts))?.session.person ?? null
}

/** The same for a form that was posted. @throws UserError where it was not drawn for this session. */
export async function deskPost(c: Request, parts: PageParts): Promise<DeskVisit & { posted: URLSearchParams }> {
  requireOwnPage(c, parts)
  const visit = await deskVisit(c, parts)
  const posted = new URLSearchParams(await c.req.text())
  const given = Buffer.from(posted.get('token') ?? '')
  const expected = Buffer.from(visit.formToken)
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new UserError('no-token', 'This form is out of date. Nothing was done. Please open the desk again.')
  return { ...visit, posted }
}

/** A key for a browser, which it alone will know. */
export function newKey({ id }: Pick<Context, 'id'>): string {
  return id('desk key') + id('desk key')
}

/** The browser is signed in until the session ends. */
export function giveCookie(
  c: Request,
  { publicUrl }: PageParts,
  { session, key }: { session: DeskSession; key: string },
) {
  setCookie(c, cookie, `${session._id}.${key}`, {
    path,
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    sameSite: 'Lax',
    maxAge: millisecondsOf(sessionLasts) / 1000,
  })
}

export function takeCookie(c: Request): void {
  deleteCookie(c, cookie, { path })
}

async function heldCookie(c: Request, parts: PageParts): Promise<{ session: DeskSession; key: string } | null> {
  const [id = '', key = ''] = (getCookie(c, cookie) ?? '').split('.')
  if (id === '' || key === '') return null
  const session = await heldSession(parts.contextOf('charter'), { session: id, key })
  return session && { session, key }
}

function tokenFor({ secret }: PageParts, { _id }: DeskSession): string {
  return createHmac('sha256', secret).update(`desk form|${_id}`).digest('base64url')
}
