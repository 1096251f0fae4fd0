import type { Instant } from '#time/instant.ts'

/**
 * Somebody from outside who is invited to one meeting. They are no member, have no account here, and only see this
 * meeting, by a link. `_id` is `guestId`.
 */
export type MeetingGuest = {
  _id: string
  /** What their link is signed over: random, so that no address stands in it. Invited anew, they get another. */
  key: string
  meeting: string
  name: string
  email: string
  by: string
  at: Instant
  withdrawnAt: Instant | null
}

/** One address is invited to a meeting once. */
export function guestId(meeting: string, email: string): string {
  return `${meeting}|${email.toLowerCase()}`
}

/** So many guests one meeting may have. */
export const mostGuests = 50

/** The address in some words, and the name that is left of them; null where there is no address. */
export function readGuest(words: string): { email: string; name: string } | null {
  const found = words.split(/[\s,;<>]+/).find(isAddress)
  if (found === undefined || found.length > 254) return null
  const name = words
    .replace(found, ' ')
    .replaceAll(/[<>,;"]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return { email: found, name: name.slice(0, 100) }
}

function isAddress(word: string): boolean {
  const [name = '', host = '', ...more] = word.split('@')
  return more.length === 0 && name !== '' && /^[^.].*\../.test(host)
}
