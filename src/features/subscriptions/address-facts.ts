import type { Charter } from '#charter/charter.ts'
import type { Context, Links } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import type { AddressClaim } from './address-claim.ts'

/** All that the letter to an address that somebody claims is made of. */
export type AddressFacts = {
  people: ReadonlyMap<string, Person>
  claim: AddressClaim
  charter: Charter
  links: Links
}

/** @returns the facts of these claims, by id; one that is gone is left out. */
export async function addressFacts(
  { charter, stores, links }: Pick<Context, 'charter' | 'stores' | 'links'>,
  ids: readonly string[],
): Promise<Map<string, AddressFacts>> {
  const claims = await stores.addressClaims.find({ _id: { $in: ids } })
  const found = await stores.people.find({ _id: { $in: claims.map(({ person }) => person) } })
  const people = new Map(found.map((person) => [person._id, person]))
  return new Map(claims.map((claim) => [claim._id, { people, claim, charter, links }]))
}
