import type { Context } from '#context.ts'
import { addressClaimStore } from '#features/subscriptions/address-claim-store.ts'
import { confirmAddress, inviteByMail } from '#features/subscriptions/choose-calendar.ts'

/** Has somebody's invitations sent to an address; where a letter asks first, it is answered at once. */
export async function invitedAt(context: Context, address: string): Promise<void> {
  const { kind } = await inviteByMail(context, { address })
  if (kind === 'invited') return
  const [claim] = await context.store(addressClaimStore).find({ person: context.by, state: 'claimed' })
  await confirmAddress(context, { claim: claim?._id ?? '' })
}
