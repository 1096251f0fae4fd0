import type { Partner } from '#charter/partners.ts'
import { type Context, entry } from '#context.ts'
import { isSecretariat } from '#features/groups/access.ts'
import { personStore } from '#features/people/person-store.ts'
import { confirmedAddresses } from '#features/subscriptions/verify-email.ts'
import { UserError } from '#user-error.ts'
import { requirePartner } from './belong-to-partner.ts'
import { isContact } from './partner-addresses.ts'
import { partnerLogoStore, partnerStore } from './partner-store.ts'
import { requirePng } from './png-file.ts'

/** The words by which a logo may be shown: the person who uploads it agrees to them (ToR: partners provide their official logos). */
export function logoPermission({ short }: Pick<Partner, 'short'>, organisation: string): string {
  return `${organisation} may show the official logo of ${short} on its website, publications, papers, guidelines and action plan.`
}

/** Whether the one who acts may give a partner's logo: the secretariat, and the partner's own contact. */
export async function mayGiveLogo(context: Context, partner: Partner): Promise<boolean> {
  const [ofSecretariat, addresses] = await Promise.all([
    isSecretariat(context, context.by),
    confirmedAddresses(context),
  ])
  return ofSecretariat || isContact(partner, addresses)
}

/** The partner whose logo the one who acts may give. @throws UserError for everybody else. */
export async function requireLogoGiver(context: Context, ask: { partner: string }): Promise<Partner> {
  const partner = requirePartner(context, ask.partner)
  if (await mayGiveLogo(context, partner)) return partner
  throw new UserError('not-the-contact', `Only the secretariat and the contact of ${partner.short} can do this.`, {
    next: [{ label: 'See all partners', say: 'partners' }],
  })
}

/** The link to the page on which the one who acts uploads a logo. */
export async function logoLink(context: Context, ask: { partner: string }): Promise<{ partner: Partner; url: string }> {
  const [partner, person] = await Promise.all([
    requireLogoGiver(context, ask),
    context.store(personStore).get(context.by),
  ])
  if (person === null) throw new UserError('nobody', "I don't know you yet. Please say hello first.")
  return { partner, url: context.links.sign('partner-logo', [partner.id], person) }
}

/** Keeps a logo with the permission to show it: the last one given counts. */
export async function giveLogo(
  context: Context,
  ask: { partner: string; bytes: Uint8Array; agrees: boolean },
): Promise<Partner> {
  const partner = await requireLogoGiver(context, ask)
  if (!ask.agrees)
    throw new UserError('no-permission', 'Please tick the permission. We show no logo without it.', { field: 'agrees' })
  requirePng(ask.bytes)
  const permission = logoPermission(partner, context.charter.organisation.short)
  const file = context.id('logo')
  await context.store(partnerLogoStore).save(file, `${partner.id}.png`, once(ask.bytes))
  const logo = { file, size: ask.bytes.byteLength, by: context.by, at: context.now, permission }
  const before = await context.store(partnerStore).get(partner.id)
  await context
    .store(partnerStore)
    .put(partner.id, entry(context, 'gave the logo'), (record) => ({ ...(record ?? { _id: partner.id }), logo }))
  if (before?.logo && before.logo.file !== file) await context.store(partnerLogoStore).remove(before.logo.file)
  return partner
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
