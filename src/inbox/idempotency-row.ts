import type { Incoming } from '#chat/incoming.ts'
import type { Answer } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Reading } from '#database/collection.ts'
import { type ExpiryDate, expiryField } from '#database/expiry.ts'
import { free, oneOf, schemaOf } from '#database/model.ts'
import type { Instant } from '#time/instant.ts'

/** Why an incoming is never worked on again. */
export type Broken = 'caught' | 'alone' | 'often'

/** What every attempt at an incoming shares, so that doing it again after a crash is the same act. */
export type Attempt = {
  /** Business time when it was accepted: `now` of every attempt. */
  now: Instant
  /** Random and secret: the ids and tokens that an attempt makes follow from it. */
  seed: string
  /** What earlier attempts have resolved, by name. */
  resolved: Record<string, unknown>
}

/** The record of one incoming that was accepted: its attempts, and what it was answered. */
export type IdempotencyRow = Attempt & {
  _id: string
  incoming: Incoming
  /** When work on it was last known to go on, by the database's clock: epoch milliseconds. */
  begunAt: number
  /** How often the work on this incoming was begun; counted before the work. */
  attempts: number
  /** The process that is at it. */
  by: string
  answer: Answer | null
  begun: boolean
  /** No process has it in hand: the database was too slow to finish it, or its process ended before its turn came. */
  waiting?: boolean
  /** The watchdog saw it hold the event loop. */
  caught?: boolean
  /** A process crashed while it worked on this incoming. */
  suspect?: boolean
  /** The process whose crash has been looked into already. */
  judged?: string
  broken?: Broken
  expireAt: ExpiryDate
}

export const idempotencySchema = schemaOf<IdempotencyRow>('received', {
  _id: String,
  incoming: free,
  now: String,
  seed: String,
  resolved: free,
  begunAt: Number,
  attempts: Number,
  by: String,
  answer: free,
  begun: Boolean,
  waiting: Boolean,
  caught: Boolean,
  suspect: Boolean,
  judged: String,
  broken: oneOf<Broken>({ caught: true, alone: true, often: true }),
  expireAt: expiryField,
})
idempotencySchema.index({ expireAt: 1 }, { expireAfterSeconds: 0 })
// A query uses it only where it says `begun: true`, as the index does.
idempotencySchema.index({ begun: 1, by: 1 }, { partialFilterExpression: { begun: true } })

/** How long a record stays after its incoming arrived, in milliseconds. */
export const keptFor = 3 * 24 * 3_600_000

/** The row that says that whatever has this fingerprint is never worked on. */
export function caughtId(fingerprint: string): string {
  return `caught|${fingerprint}`
}

/** The read that finds whether the same as this held the event loop before: one row where it did. */
export function caughtReading(fingerprint: string): Reading<{ _id: string }> {
  const filter = { _id: caughtId(fingerprint) }
  return { collection: 'received', filter, options: { limit: 1 }, fields: ['_id'], complete: (row) => [row] }
}

/** A row of an older program has no instant and no seed. */
export function attemptOf({ now, seed, resolved }: Partial<Attempt>, clock: Pick<Clock, 'now' | 'id'>): Attempt {
  return { now: now ?? clock.now(), seed: seed ?? clock.id(), resolved: resolved ?? {} }
}
