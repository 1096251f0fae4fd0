import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Person } from '#people/person.ts'

/**
 * What a link lets one person read: `purpose` and `ids` are what for, `until` (epoch seconds) how long. The person's link
 * generation goes into the signature too: raising it revokes every link they were given.
 */
export type Claim = { purpose: string; ids: readonly string[]; person: string; until: number }

/** The query that proves a claim: `for`, `until` and `sign`. */
export function signedQuery(secret: string, claim: Claim, person: Pick<Person, 'linkGeneration'>): URLSearchParams {
  return new URLSearchParams({
    for: claim.person,
    until: String(claim.until),
    sign: signature(secret, claim, person.linkGeneration),
  })
}

/** What a query says, unproven; null where it says nothing of the kind. */
export function claimed(
  query: URLSearchParams,
  what: Pick<Claim, 'purpose' | 'ids'>,
): (Claim & { sign: string }) | null {
  const [person, until, sign] = [query.get('for'), query.get('until'), query.get('sign')]
  if (!person || !until || !sign || !/^\d{1,12}$/.test(until)) return null
  return { ...what, person, until: Number(until), sign }
}

/** Whether the signature is ours for this person, and the time has not run out. @param now epoch seconds. */
export function isProven(
  claim: Claim & { sign: string },
  { secret, person, now }: { secret: string; person: Pick<Person, 'linkGeneration'>; now: number },
): boolean {
  const expected = Buffer.from(signature(secret, claim, person.linkGeneration))
  const given = Buffer.from(claim.sign)
  return given.length === expected.length && timingSafeEqual(given, expected) && now <= claim.until
}

function signature(secret: string, { purpose, ids, person, until }: Claim, generation: number): string {
  const signed = JSON.stringify([purpose, ids, person, until, generation])
  return createHmac('sha256', secret).update(signed).digest('base64url')
}
