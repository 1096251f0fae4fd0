import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '#time/instant.ts'

/**
 * What a link lets one person read, and until when. `generation` is the person's: it is not in the link but in its
 * signature, so that raising it revokes every link they were given.
 */
export type SignedLink = { purpose: string; ids: string[]; person: string; generation: number; expires: Instant }

/** What a token says; not yet believed. */
export type Token = { ids: string[]; person: string; expires: Instant; sign: string }

const payload = z.tuple([z.array(z.string()), z.string(), z.iso.datetime()])

/** A token for a URL, signed with HMAC-SHA256. */
export function signLink(secret: string, link: SignedLink): string {
  const words = Buffer.from(JSON.stringify([link.ids, link.person, link.expires])).toString('base64url')
  return `${words}.${signature(secret, link)}`
}

/** Reads a token; null where it is none. */
export function readToken(token: string): Token | null {
  const [words = '', sign = '', ...more] = token.split('.')
  if (sign === '' || more.length > 0) return null
  const read = payload.safeParse(parsed(Buffer.from(words, 'base64url').toString('utf8')))
  if (!read.success) return null
  const [ids, person, expires] = read.data
  return { ids, person, expires, sign }
}

/** Whether we signed this token, for this purpose and person as they are now, and it still holds. */
export function isOurs(
  { sign, ...token }: Token,
  against: { secret: string; purpose: string; generation: number; now: Instant },
): boolean {
  const { secret, purpose, generation, now } = against
  const expected = Buffer.from(signature(secret, { ...token, purpose, generation }))
  const given = Buffer.from(sign)
  return given.length === expected.length && timingSafeEqual(given, expected) && now <= token.expires
}

function signature(secret: string, { purpose, ids, person, generation, expires }: SignedLink): string {
  const signed = JSON.stringify([purpose, ids, person, generation, expires])
  return createHmac('sha256', secret).update(signed).digest('base64url')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
