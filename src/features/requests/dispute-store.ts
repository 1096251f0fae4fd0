import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { partOf } from '#database/model.ts'
import type { Dispute, DisputeView } from './dispute.ts'

const shape = {
  groups: { type: [String], default: [] },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
  text: { type: String, required: true },
  views: { type: [partOf<DisputeView>({ group: String, by: String, at: String, text: String })], default: [] },
  guidance: { type: String, default: null },
  guidedBy: { type: String, default: null },
  guidedAt: { type: String, default: null },
} satisfies Shape<Dispute>

/** Where groups differ about their scopes, what their leaders say, and the guidance. */
export function disputeStore(database: Database): Collection<Dispute> {
  return collection<Dispute>(database, {
    name: 'disputes',
    shape,
    aggregate: true,
    indexes: [{ fields: { groups: 1, at: 1 } }, { fields: { by: 1, at: 1 } }, { fields: { guidedAt: 1, at: 1 } }],
  })
}
