import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf } from '#database/model.ts'
import type { Suggestion } from './suggestion.ts'

const shape = {
  person: { type: String, required: true },
  office: { type: String, required: true },
  group: { type: String, default: null },
  by: { type: String, required: true },
  as: { type: String, required: true },
  at: { type: String, default: longAgo },
  reason: { type: String, default: null },
  state: {
    ...oneOf<Suggestion['state']>({ open: true, offered: true, declined: true, withdrawn: true }),
    required: true,
  },
  answeredAt: { type: String, default: null },
  answeredBy: { type: String, default: null },
} satisfies Shape<Suggestion>

/** Who suggested whom for which office. */
export function suggestionStore(database: Database): Collection<Suggestion> {
  return collection<Suggestion>(database, {
    name: 'suggestions',
    shape,
    aggregate: true,
    indexes: [{ fields: { state: 1, at: 1 } }, { fields: { person: 1, state: 1 } }, { fields: { by: 1 } }],
  })
}
