import type { Charter } from '#charter/charter.ts'
import type { Context, Links } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import type { AddressClaim } from './address-claim.ts'
import { addressClaimStore } from './address-claim-store.ts'

/** All that the letter to an address that somebody claims is made of. */
export type AddressFacts = {
  people: ReadonlyMap<string, Person>
  claim: AddressClaim
  charter: Charter
  links: Links
}

/** @returns the facts of these claims, by id; one that is gone is left out. */
export async function addressFacts(
  { charter, store, links }: Pick<Context, 'charter' | 'store' | 'links'>,
  ids: readonly string[],
): Promise<Map<string, AddressFacts>> {
  const claims = await store(addressClaimStore).find({ _id: { $in: ids } })
  const found = await store(personStore).find({ _id: { $in: claims.map(({ person }) => person) } })
  const people = new Map(found.map((person) => [person._id, person]))
  return new Map(claims.map((claim) => [claim._id, { people, claim, charter, links }]))
}
