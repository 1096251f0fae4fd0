import type { Context } from '#context.ts'
import { confirmAddress, inviteByMail } from '#features/subscriptions/choose-calendar.ts'
import { emailVerificationStore } from '#features/subscriptions/email-verification-store.ts'

/** Has somebody's invitations sent to an address; where a letter asks first, it is answered at once. */
export async function invitedAt(context: Context, address: string): Promise<void> {
  const { kind } = await inviteByMail(context, { address })
  if (kind === 'invited') return
  const [claim] = await context.store(emailVerificationStore).find({ person: context.by, state: 'claimed' })
  await confirmAddress(context, { verification: claim?._id ?? '' })
}
