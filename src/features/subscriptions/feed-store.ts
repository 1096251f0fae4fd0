import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf, partOf } from '#database/model.ts'
import type { Feed, FeedScope } from './feed.ts'

const feedShape = {
  person: { type: String, required: true },
  scope: {
    type: partOf<FeedScope>({
      kind: oneOf<FeedScope['kind']>({ mine: true, group: true, all: true }),
      group: String,
    }),
    required: true,
  },
  createdAt: { type: String, default: longAgo },
  endedAt: { type: String, default: null },
} satisfies Shape<Feed>

export type FeedStore = Collection<Feed>

export function feedStore(database: Database): FeedStore {
  return collection<Feed>(database, { name: 'feeds', shape: feedShape, indexes: [{ fields: { person: 1 } }] })
}
