import { type Collection, collection } from '#database/collection.ts'
import type { Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf, partOf } from '#database/model.ts'
import type { Decision, DecisionRecord } from './decision.ts'

const shape = {
  group: { type: String, required: true },
  reference: { type: String, required: true },
  date: { type: String, required: true },
  decisions: {
    type: [
      partOf<Decision>({
        ...{ title: String, words: String, by: String, at: String },
        outcome: oneOf<Decision['outcome']>({ reached: true, 'not-reached': true }),
      }),
    ],
    default: [],
  },
} satisfies Shape<DecisionRecord>

/** What meetings decided: one document a meeting. */
export function decisionStore(database: Database): Collection<DecisionRecord> {
  return collection<DecisionRecord>(database, {
    name: 'decisions',
    shape,
    indexes: [{ fields: { group: 1, date: -1 } }],
  })
}
