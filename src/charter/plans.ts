import type { Charter, Duration } from './charter.ts'

/**
 * A kind of item in a work plan, such as an input to a board. `words`: an item whose title holds one of them is of this
 * kind.
 */
export type PlanKind = { id: string; label: string; words: string[] }

/** How work plans are followed. */
export type PlanRules = {
  kinds: PlanKind[]
  /** How long before its day the owner of an item is reminded; PT0S is the day itself. */
  remindBefore: Duration[]
  /** How long after its day the leaders hear that an item is late. */
  lateAfter: Duration
  /** The commitment by which a member agrees that their name is published; absent: only leaders are named. */
  consent?: string
}

/** The kind that these words name; null where they name none. */
export function planKindIn({ plans }: Pick<Charter, 'plans'>, title: string): PlanKind | null {
  const lower = title.toLowerCase()
  return plans.kinds.find(({ words }) => words.some((word) => lower.includes(word.toLowerCase()))) ?? null
}
