import { type Partner, partnerOf } from '#charter/partners.ts'
import { type Context, entry } from '#context.ts'
import { confirmedAddresses } from '#features/subscriptions/verify-email.ts'
import { UserError } from '#user-error.ts'
import { isOfDomain } from './partner-addresses.ts'
import { type PartnerMember, partnerMemberId } from './partner-record.ts'
import { partnerMemberStore } from './partner-store.ts'

/** The partner with this id. @throws UserError where the charter has none. */
export function requirePartner(context: Context, id: string): Partner {
  const partner = partnerOf(context.charter, id)
  if (partner) return partner
  throw new UserError('no-such-partner', "I don't know this partner.", {
    next: [{ label: 'See all partners', say: 'partners' }],
  })
}

/** The same, for a press or a form that is about it. */
export async function findPartner(context: Context, ask: { partner: string }): Promise<Partner> {
  return requirePartner(context, ask.partner)
}

/** The one who acts belongs to a partner from now on, and is named on its page only where they agree. */
export async function joinPartner(
  context: Context,
  ask: { partner: string; isPublic: boolean },
): Promise<{ partner: Partner; member: PartnerMember }> {
  const partner = requirePartner(context, ask.partner)
  const byAddress = isOfDomain(partner, await confirmedAddresses(context))
  const id = partnerMemberId(partner.id, context.by)
  const what = ask.isPublic ? 'joined, named in public' : 'joined'
  const member = await context.store(partnerMemberStore).put(id, entry(context, what), (before) => ({
    ...{ _id: id, partner: partner.id, person: context.by, byAddress, isPublic: ask.isPublic, leftAt: null },
    since: before === null || before.leftAt !== null ? context.now : before.since,
  }))
  return { partner, member }
}

/** The one who acts does not belong to a partner any more: its page names them no longer, at once. */
export async function leavePartner(context: Context, ask: { partner: string }): Promise<Partner> {
  const partner = requirePartner(context, ask.partner)
  const store = context.store(partnerMemberStore)
  const before = await store.get(partnerMemberId(partner.id, context.by))
  if (before === null || before.leftAt !== null) return partner
  await store.change(before._id, entry(context, 'left'), (member) =>
    member.leftAt === null ? { ...member, isPublic: false, leftAt: context.now } : member,
  )
  return partner
}
