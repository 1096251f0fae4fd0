import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { UserError } from '#user-error.ts'
import type { PageParts } from '../page.ts'

const nearby = /^(::1$|fe80:|f[cd])|^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\./
const hour = 3_600_000

/** How much of one kind one visitor may do, in a window of real time. */
export type Allowance = { what: string; most: number; hours: number }

/** Whether somebody has done too much of something. Their address is kept as a keyed hash, until the window is over. */
export async function isTooMuch(parts: PageParts, who: string, { what, most, hours }: Allowance): Promise<boolean> {
  const key = createHmac('sha256', parts.secret).update(`${what}|${who}`).digest('base64url')
  return (await parts.count(`${what}|${key}`, hours * hour)) > most
}

/** Where a request comes from. Behind a proxy of ours it is the last address that the proxy has added. */
export function addressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
  const peer = incoming?.socket.remoteAddress ?? ''
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return (isNearby(peer) && forwarded) || peer
}

function isNearby(peer: string): boolean {
  return nearby.test(peer.replace(/^::ffff:/, ''))
}

/** A form is taken from our own pages only. @throws UserError where a browser says that it stands on another site. */
export function requireOwnPage(c: Context, { publicUrl }: PageParts): void {
  const origin = c.req.header('origin')
  const own = [publicUrl, new URL(c.req.url).origin]
  const host = c.req.header('host')
  if (host !== undefined) own.push(`http://${host}`, `https://${host}`)
  const site = c.req.header('sec-fetch-site') ?? 'same-origin'
  if ((origin === undefined || own.includes(origin)) && (site === 'same-origin' || site === 'none')) return
  throw new UserError('other-site', 'This form was sent from another site, so nothing was done. Open it here again.')
}
