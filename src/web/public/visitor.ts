import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import { UserError } from '#user-error.ts'
import type { PageParts } from '../page.ts'

const nearby = /^(::1$|fe80:|f[cd])|^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\./
const hour = 3_600_000

/** How much of one kind one visitor may do, in a window of real time. */
export type Allowance = { what: string; most: number; hours: number }

/** Whether somebody has done too much of something, counted with this time. */
export async function isTooMuch(parts: PageParts, who: string, allowance: Allowance): Promise<boolean> {
  return (await countOf(parts, who, allowance)) > allowance.most
}

/** How often somebody has done something, counted with this time. Who they are is kept as a keyed hash, until the window is over. */
export function countOf(
  parts: PageParts,
  who: string,
  { what, hours }: Pick<Allowance, 'what' | 'hours'>,
): Promise<number> {
  const key = createHmac('sha256', parts.secret).update(`${what}|${who}`).digest('base64url')
  return parts.count(`${what}|${key}`, hours * hour)
}

/**
 * Where a request comes from. Behind a proxy of ours it is the last address that the proxy has added, with or without a
 * port; what is no address is left alone, for only the proxy's own words are believed. Of IPv6 it is the network, for
 * every visitor has one of their own and as many addresses in it as they like.
 */
export function placeOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
  const peer = unmapped(incoming?.socket.remoteAddress ?? '')
  const forwarded = nearby.test(peer) ? addressIn(c.req.header('x-forwarded-for')?.split(',').at(-1) ?? '') : null
  const address = forwarded ?? peer
  return isIPv6(address) ? networkOf(address) : address
}

/** The address in `address`, `address:port`, `[v6]` or `[v6]:port`; null where there is none. */
function addressIn(text: string): string | null {
  const [, v6, v4] = /^(?:\[([^\]]*)\]|(\d+\.\d+\.\d+\.\d+))(?::\d+)?$/.exec(text.trim()) ?? []
  const address = unmapped(v6 ?? v4 ?? text.trim())
  return isIP(address) === 0 ? null : address
}

/** IPv4 as itself, where it is written as IPv6, in decimals (`::ffff:203.0.113.7`) or not (`::ffff:cb00:7107`). */
function unmapped(address: string): string {
  const [, dotted, high, low] = /^(?:0*:){1,6}0*:?ffff:(?:([\d.]+)|([\da-f]{1,4}):([\da-f]{1,4}))$/i.exec(address) ?? []
  if (dotted?.includes('.')) return dotted
  if (high === undefined || low === undefined) return address
  const bits = Number.parseInt(high, 16) * 65_536 + Number.parseInt(low, 16)
  return [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join('.')
}

/** The first 64 bits, which are one visitor's (RFC 6177). */
function networkOf(address: string): string {
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const groups = [...head, ...zeros, ...tail].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}

/** A form is taken from our own pages only. @throws UserError where a browser says that it stands on another site. */
export function requireOwnPage(c: Context, { publicUrl }: PageParts): void {
  const origin = c.req.header('origin')
  const own = [publicUrl, new URL(c.req.url).origin]
  const host = c.req.header('host')
  if (host !== undefined) own.push(`http://${host}`, `https://${host}`)
  const site = c.req.header('sec-fetch-site') ?? 'same-origin'
  if ((origin === undefined || own.includes(origin)) && (site === 'same-origin' || site === 'none')) return
  throw new UserError('other-site', 'This form came from another site. Nothing was done. Please open it here again.')
}
