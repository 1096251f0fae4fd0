import type { Partner } from '#charter/partners.ts'

/** Whether one of these addresses is of a domain of the partner's, or of one below it. */
export function isOfDomain({ domains }: Pick<Partner, 'domains'>, addresses: readonly string[]): boolean {
  const hosts = addresses.map((address) => address.slice(address.lastIndexOf('@') + 1))
  return hosts.some((host) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`)))
}

/** Whether one of these addresses is that of the partner's contact. */
export function isContact({ contact }: Pick<Partner, 'contact'>, addresses: readonly string[]): boolean {
  return contact !== undefined && addresses.includes(contact.email.toLowerCase())
}
