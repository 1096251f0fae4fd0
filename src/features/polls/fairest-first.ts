import type { Fairness } from '#time/fair/attendees.ts'
import { rankedStarts } from '#time/fair/fair-hours.ts'
import type { Choice } from './poll.ts'

/**
 * The ids of some times, the fairest first: the one that spares those who have carried most, then the one that is best
 * for whom it is worst for, then the earlier. What people have besides counts for nothing: they say so themselves.
 */
export function fairestFirst(choices: readonly Choice[], fairness: Omit<Fairness, 'lasts'>): string[] {
  const burdens = choices.flatMap(({ id, at, lasts }) =>
    rankedStarts([at], { ...fairness, lasts }).ranked.map(({ squares, worst }) => ({ id, at, squares, worst })),
  )
  return burdens
    .toSorted(
      (one, other) =>
        rounded(one.squares - other.squares) || rounded(one.worst - other.worst) || (one.at < other.at ? -1 : 1),
    )
    .map(({ id }) => id)
}

/** Sums of fractions that differ by less than a millionth are equal. */
function rounded(difference: number): number {
  return Math.round(difference * 1e6)
}
