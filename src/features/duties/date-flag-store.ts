import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import type { DateFlag } from './date-flag.ts'

const shape = {
  groups: { type: [String], default: [] },
  at: { type: String, default: longAgo },
  seenAt: { type: String, default: null },
} satisfies Shape<DateFlag>

/** Which listed groups published no dates when the charter was imported. */
export function dateFlagStore(database: Database): Collection<DateFlag> {
  return collection<DateFlag>(database, { name: 'date-flags', shape })
}
