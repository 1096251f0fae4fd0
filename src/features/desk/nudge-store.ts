import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf } from '#database/model.ts'
import type { Instant } from '#time/instant.ts'

/** What somebody may owe of a meeting: its minutes once it is over, its time where only the day is known. */
export type Owed = 'minutes' | 'time'

/**
 * The last nudge about one meeting, whose id is its own: who asked whom, when, and for what. `count`: how many there have
 * been, so that each is a message of its own. `act`: which act it was, so that one that is done again is the same nudge.
 */
export type Nudge = { _id: string; to: string; by: string; at: Instant; owed: Owed; count: number; act: string }

const shape = {
  to: { type: String, required: true },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
  owed: { ...oneOf<Owed>({ minutes: true, time: true }), required: true },
  count: { type: Number, default: 1 },
  act: { type: String, default: '' },
} satisfies Shape<Nudge>

/** The nudges: one document a meeting, so that two people who nudge at once send one message. */
export function nudgeStore(database: Database): Collection<Nudge> {
  return collection<Nudge>(database, { name: 'nudges', shape, aggregate: true, indexes: [{ fields: { to: 1 } }] })
}
