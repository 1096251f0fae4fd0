import type { Broken, IdempotencyRow } from './idempotency-row.ts'

/**
 * Finds the incoming that took its process down: the one that the watchdog caught, else the only one in hand, else the
 * only one that had been in hand at an earlier crash too.
 * @returns null where it cannot be told: then all of them are suspects, and are worked on again one at a time.
 */
export function culpritOf(
  left: readonly Pick<IdempotencyRow, '_id' | 'caught' | 'suspect'>[],
): { id: string; broken: Broken } | null {
  const caught = left.find((one) => one.caught)
  if (caught) return { id: caught._id, broken: 'caught' }
  const suspects = left.length === 1 ? left : left.filter((one) => one.suspect)
  const [only] = suspects
  return only && suspects.length === 1 ? { id: only._id, broken: 'alone' } : null
}
