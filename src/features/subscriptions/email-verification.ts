import { type Instant, plus } from '#time/instant.ts'

/**
 * Somebody says that an address is theirs. Until whoever reads letters there agrees, none but the one that asks goes
 * there. `claimed`: not answered yet; `superseded`: they chose something else meanwhile.
 */
export type EmailVerification = {
  _id: string
  person: string
  address: string
  /** Its mailbox, for counting: however the address is written, and whatever tag it has. */
  folded: string
  claimedAt: Instant
  /** Its day in UTC (`2020-05-01`), and its number among the letters of that day to that address, from 0: no two have the same. */
  day: string
  nth: number
  state: 'claimed' | 'confirmed' | 'superseded'
}

/** How long the link in the letter works. */
const confirmWithin = 'P7D'

/** The letters of a day (UTC): to one address, whoever asks for them, and for one person, whatever the addresses. */
const most = { toOne: 3, forOne: 5 }

/**
 * Which letters of the day may still go to this address, by their numbers: none where it would be too many.
 * @param today the verifications of the day by this person or to this address.
 */
export function lettersLeft(
  today: readonly EmailVerification[],
  { person, folded }: Pick<EmailVerification, 'person' | 'folded'>,
): number[] {
  if (today.filter((verification) => verification.person === person).length >= most.forOne) return []
  const sent = new Set(today.filter((verification) => verification.folded === folded).map(({ nth }) => nth))
  return Array.from({ length: most.toOne }, (_, nth) => nth).filter((nth) => !sent.has(nth))
}

/** Whether the button in the letter still confirms. */
export function isOpen({ state, claimedAt }: EmailVerification, now: Instant): boolean {
  return state === 'claimed' && now <= plus(claimedAt, confirmWithin)
}
