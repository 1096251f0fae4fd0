import type { Charter } from '#charter/charter.ts'
import type { Context, Links } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import type { EmailVerification } from './email-verification.ts'
import { emailVerificationStore } from './email-verification-store.ts'

/** All that the letter to an address that somebody wants verified is made of. */
export type AddressFacts = {
  people: ReadonlyMap<string, Person>
  verification: EmailVerification
  charter: Charter
  links: Links
}

/** @returns the facts of these verifications, by id; one that is gone is left out. */
export async function addressFacts(
  { charter, store, links }: Pick<Context, 'charter' | 'store' | 'links'>,
  ids: readonly string[],
): Promise<Map<string, AddressFacts>> {
  const verifications = await store(emailVerificationStore).find({ _id: { $in: ids } })
  const people = await readPeople(
    { store },
    verifications.map(({ person }) => person),
  )
  return new Map(verifications.map((verification) => [verification._id, { people, verification, charter, links }]))
}
