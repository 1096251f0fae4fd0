/**
 * Letters that a mail server has in hand: a slow one may take ten minutes for each, so a few for each domain and some in
 * all, lest one slow domain keep the letters to all others waiting.
 */
export type LettersInHand = {
  /** Takes a place for a letter to this address; null where there is none now. `done` gives it back. */
  begin(address: string): { done(): void } | null
  /** How long a letter to this address that found no place should wait, in milliseconds: longer, the more are waiting. */
  waitFor(address: string): number
}

const [soon, late] = [30_000, 900_000]

/** @param most how many letters may be in hand at once. */
export function lettersInHand(most: { toOneDomain: number; inAll: number }): LettersInHand {
  const inHand = new Map<string, number>()
  const turnedAway = new Map<string, number>()
  let inAll = 0
  return {
    begin(address) {
      const domain = domainOf(address)
      const here = inHand.get(domain) ?? 0
      if (here >= most.toOneDomain || inAll >= most.inAll) return null
      inHand.set(domain, here + 1)
      inAll++
      return {
        done() {
          const left = (inHand.get(domain) ?? 1) - 1
          inAll--
          if (left > 0) inHand.set(domain, left)
          else {
            inHand.delete(domain)
            turnedAway.delete(domain)
          }
        },
      }
    },
    waitFor(address) {
      const domain = domainOf(address)
      const before = turnedAway.get(domain) ?? 0
      if (inHand.has(domain)) turnedAway.set(domain, before + 1)
      return Math.min(late, soon * (1 + Math.floor(before / most.toOneDomain)))
    },
  }
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
