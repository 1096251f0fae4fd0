import { createHash, timingSafeEqual } from 'node:crypto'
import { type Instant, plus } from '#time/instant.ts'

/** So long a link to the desk can be opened, once. */
const linkLasts = 'PT10M'
/** So long a browser stays at the desk. */
export const sessionLasts = 'PT12H'
/** After this a browser is given a new cookie. */
const keyLasts = 'PT1H'
/** So long the cookie before it is still taken: other requests of the browser may be under way. */
const oldKeyLasts = 'PT1M'

/** What lets one person in at the page of the desk: a link, and once that is opened, the session of one browser. */
export type DeskSession = {
  _id: string
  person: string
  offeredAt: Instant
  /** null = nobody has opened the link yet. */
  openedAt: Instant | null
  /** The hash of what the browser's cookie holds, and since when. */
  key: string | null
  keyAt: Instant | null
  /** The hash of the cookie before. */
  oldKey: string | null
  endedAt: Instant | null
}

/** A link that was given out just now. */
export function offeredSession(id: string, person: string, at: Instant): DeskSession {
  return { _id: id, person, offeredAt: at, openedAt: null, key: null, keyAt: null, oldKey: null, endedAt: null }
}

/** Whether the link can still be opened. */
export function isOffered({ openedAt, endedAt, offeredAt }: DeskSession, now: Instant): boolean {
  return openedAt === null && endedAt === null && now < plus(offeredAt, linkLasts)
}

/** The link is opened by a browser that holds this key from now on. */
export function opened(session: DeskSession, key: string, at: Instant): DeskSession {
  return { ...session, openedAt: at, key: keyHash(key), keyAt: at }
}

/** Whether a browser that holds this key is at the desk. */
export function isOpenFor(session: DeskSession, key: string, now: Instant): boolean {
  const { openedAt, endedAt, keyAt, oldKey } = session
  if (openedAt === null || endedAt !== null || keyAt === null || now >= plus(openedAt, sessionLasts)) return false
  return isKey(session.key, key) || (now < plus(keyAt, oldKeyLasts) && isKey(oldKey, key))
}

/** Whether the browser is due a new key. */
export function isKeyOld({ keyAt, key: kept }: DeskSession, key: string, now: Instant): boolean {
  return keyAt !== null && now >= plus(keyAt, keyLasts) && isKey(kept, key)
}

/** The browser is given a new key. */
export function rekeyed(session: DeskSession, key: string, at: Instant): DeskSession {
  return { ...session, oldKey: session.key, key: keyHash(key), keyAt: at }
}

export function isKey(hash: string | null, key: string): boolean {
  return hash !== null && timingSafeEqual(Buffer.from(hash), Buffer.from(keyHash(key)))
}

function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
