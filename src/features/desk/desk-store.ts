import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import type { Instant } from '#time/instant.ts'

/** Somebody who is sent the weekly digest. `_id` is the person's; `since`: from when on. */
export type DeskRecord = { _id: string; since: Instant }

const shape = { since: { type: String, default: longAgo } } satisfies Shape<DeskRecord>

/** The desks: one for each person who has ever been of the secretariat. */
export function deskStore(database: Database): Collection<DeskRecord> {
  return collection<DeskRecord>(database, { name: 'desks', shape, aggregate: true, indexes: [] })
}
