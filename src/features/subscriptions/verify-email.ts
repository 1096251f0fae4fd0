import { type Context, entry } from '#context.ts'
import { countedMailbox } from '#features/people/counted-mailbox.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import { type EmailVerification, isOpen, lettersLeft } from './email-verification.ts'
import { emailVerificationStore } from './email-verification-store.ts'
import { chosenMailbox, mailboxOf } from './mailbox.ts'

/** The addresses that are certainly this person's, in small letters: their platform says so, or a letter of ours was answered. */
export async function confirmedAddresses({ by, store }: Context): Promise<string[]> {
  const [accounts, confirmed] = await Promise.all([
    store(accountStore).find({ person: by }),
    store(emailVerificationStore).find({ person: by, state: 'confirmed' }),
  ])
  const known = [...accounts.flatMap(({ email }) => email ?? []), ...confirmed.map(({ address }) => address)]
  return known.map((address) => address.toLowerCase())
}

/** Whether an address is known to be somebody's. */
export async function isTheirs(context: Context, address: string): Promise<boolean> {
  return (await confirmedAddresses(context)).includes(address.toLowerCase())
}

/**
 * Has a letter sent that asks whoever reads it. Earlier letters stop working. Each takes a number of its day, which the
 * store gives once: however many are asked for at one moment, no more go out.
 * @throws UserError after too many.
 */
export async function requestEmailVerification(context: Context, address: string): Promise<void> {
  const { by: person, now, store } = context
  const day = now.slice(0, 10)
  const verification = {
    person,
    address,
    folded: countedMailbox(address),
    claimedAt: now,
    day,
    state: 'claimed',
  } as const
  const _id = context.id('address-claim')
  const today = await store(emailVerificationStore).find({ day, $or: [{ person }, { folded: verification.folded }] })
  // Done again after a crash, the letter is on its way.
  if (today.some((known) => known._id === _id)) return
  const left = lettersLeft(today, verification)
  if (left.length > 0) await supersedeVerifications(context)
  for (const nth of left)
    if (await store(emailVerificationStore).insert({ ...verification, _id, nth }, entry(context, 'claimed'))) return
  throw new UserError('too-many-letters', 'You had too many letters today. Use the newest one, or a link.', {
    next: [{ label: 'Subscribe', say: 'subscribe' }],
  })
}

/** Whatever somebody chose before, they chose something else now. */
export async function supersedeVerifications(context: Context): Promise<void> {
  await decide(context, { state: 'claimed' }, 'superseded')
}

/** Whoever reads letters at this address wants none: somebody who enters it again has to ask again. */
export async function refuseAddress(context: Context, address: string): Promise<void> {
  await decide(context, { folded: countedMailbox(address) }, 'superseded')
}

/** The letter was answered. */
export async function confirmEmail(context: Context, { _id }: EmailVerification): Promise<void> {
  await decide(context, { _id }, 'confirmed')
}

async function decide(
  context: Context,
  which: Record<string, unknown>,
  state: EmailVerification['state'],
): Promise<void> {
  const { by: person, store } = context
  const found = await store(emailVerificationStore).find({ ...which, person })
  const ids = found.map(({ _id }) => _id)
  await store(emailVerificationStore).changeAll(ids, entry(context, state), (before) => ({ ...before, state }))
}

/** `open`: the button in the letter still confirms. `stands`: it has, and invitations go to its address still. */
export type VerificationView = { verification: EmailVerification; open: boolean; stands: boolean }

/** A verification that this person asked for. @throws UserError where there is none. */
export async function readVerification(context: Context, ask: { verification: string }): Promise<VerificationView> {
  const { by, now, store } = context
  const [verification, person] = await Promise.all([
    store(emailVerificationStore).get(ask.verification),
    store(personStore).get(by),
  ])
  if (verification?.person !== by || person === null)
    throw new UserError('no-claim', 'This link no longer works. Say "calendar email" in chat.')
  const isChosen = chosenMailbox(person)?.name === mailboxOf(by, verification.address).name
  return { verification, open: isOpen(verification, now), stands: verification.state === 'confirmed' && isChosen }
}
