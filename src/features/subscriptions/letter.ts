/**
 * A letter to somebody's calendar: of a session as of a revision, or 'out' of the calendar; and to which of their
 * mailboxes. Who comes back after that is invited anew: `turn` counts how often this mailbox had it taken out.
 */
export type Letter = { session: string; rev: number | 'out'; mailbox: string; turn: number }

/** What tells a letter from every other one about the same meeting and to the same person. */
export function letterSlot({ session, rev, mailbox, turn }: Letter): string {
  return [session, rev, mailbox, turn].join('/')
}

export function readLetter(slot: string): Letter {
  const [session = '', rev = '', mailbox = '', turn] = slot.split('/')
  return { session, rev: rev === 'out' ? rev : Number(rev), mailbox, turn: Number(turn) }
}

/** How often a session was taken out of a calendar, by the letters to it. */
export function timesOut(letters: readonly Letter[], session: string): number {
  return letters.filter((letter) => letter.session === session && letter.rev === 'out').length
}

/** The revision of each session that is in a calendar, by the letters to it: the latest since it was taken out. */
export function mailedRevs(letters: readonly Letter[]): ReadonlyMap<string, number> {
  const revs = new Map<string, number>()
  for (const { session, rev, turn } of letters)
    if (rev !== 'out' && turn === timesOut(letters, session)) revs.set(session, Math.max(revs.get(session) ?? 0, rev))
  return revs
}
