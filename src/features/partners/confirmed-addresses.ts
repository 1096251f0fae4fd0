import type { Partner } from '#charter/partners.ts'
import type { Context } from '#context.ts'
import { accountStore } from '#features/people/person-store.ts'
import { emailVerificationStore } from '#features/subscriptions/email-verification-store.ts'

/** The addresses that are certainly this person's: confirmed by a letter of ours, or by their platform. In small letters. */
export async function confirmedAddresses({ store, by }: Context): Promise<string[]> {
  const [accounts, letters] = await Promise.all([
    store(accountStore).find({ person: by }),
    store(emailVerificationStore).find({ person: by }),
  ])
  const confirmed = letters.filter(({ state }) => state === 'confirmed').map(({ address }) => address)
  return [...accounts.flatMap(({ email }) => email ?? []), ...confirmed].map((address) => address.toLowerCase())
}

/** Whether one of these addresses is of a domain of the partner's, or of one below it. */
export function isOfDomain({ domains }: Pick<Partner, 'domains'>, addresses: readonly string[]): boolean {
  const hosts = addresses.map((address) => address.slice(address.lastIndexOf('@') + 1))
  return hosts.some((host) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`)))
}

/** Whether one of these addresses is that of the partner's contact. */
export function isContact({ contact }: Pick<Partner, 'contact'>, addresses: readonly string[]): boolean {
  return contact !== undefined && addresses.includes(contact.email.toLowerCase())
}
