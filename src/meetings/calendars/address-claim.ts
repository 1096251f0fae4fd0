import { type Instant, plus } from '#time/instant.ts'

/**
 * Somebody says that an address is theirs. Until whoever reads letters there agrees, none but the one that asks goes
 * there. `claimed`: not answered yet; `superseded`: they chose something else meanwhile.
 */
export type AddressClaim = {
  _id: string
  person: string
  address: string
  /** The address in small letters: what is counted by it is counted however it is written. */
  folded: string
  claimedAt: Instant
  state: 'claimed' | 'confirmed' | 'superseded'
}

/** How long the link in the letter works. */
const confirmWithin = 'P7D'

/** The letters of a day: to one address, whoever asks for them, and for one person, whatever the addresses. */
const most = { toOne: 3, forOne: 5 }

/** Whether one more letter would be too many. @param lately the claims of the last day by this person or to this address. */
export function isTooMany(
  lately: readonly AddressClaim[],
  { person, folded }: Pick<AddressClaim, 'person' | 'folded'>,
) {
  const count = (is: (claim: AddressClaim) => boolean) => lately.filter(is).length
  return (
    count((claim) => claim.folded === folded) >= most.toOne || count((claim) => claim.person === person) >= most.forOne
  )
}

/** Whether the button in the letter still confirms. */
export function isOpen({ state, claimedAt }: AddressClaim, now: Instant): boolean {
  return state === 'claimed' && now <= plus(claimedAt, confirmWithin)
}
