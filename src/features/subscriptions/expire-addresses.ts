import type { Context } from '#context.ts'
import { calendarWorkspace } from '#features/people/account.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { emailVerificationStore } from './email-verification-store.ts'
import { chosenMailbox } from './mailbox.ts'

/** How long an address is kept that was never confirmed, or that something else was chosen for. */
const addressesKept = 'P30D'

/**
 * Forgets the addresses that no invitation goes to any more. Not at once: what is in a calendar there is taken out by
 * letter first. Whoever names theirs again later is asked by a letter again.
 */
export async function expireAddresses({ now, store }: Context, _ask: object = {}): Promise<void> {
  const accounts = store(accountStore)
  const verifications = store(emailVerificationStore)
  const people = store(personStore)
  const old = { $lt: plus(now, `-${addressesKept}`) }
  await verifications.remove({ state: { $ne: 'confirmed' }, claimedAt: old })
  const mailboxes = await accounts.find({ 'account.workspace': calendarWorkspace, lastAt: old })
  const owners = await people.find({ _id: { $in: mailboxes.map(({ person }) => person) } })
  const chosen = new Set(owners.map((person) => chosenMailbox(person)?.account))
  for (const { _id, person, address } of mailboxes.filter((mailbox) => !chosen.has(mailbox._id))) {
    await verifications.remove({ person, folded: (address ?? '').toLowerCase() })
    // Unless it was chosen again meanwhile.
    await accounts.remove({ _id, lastAt: old })
  }
}
