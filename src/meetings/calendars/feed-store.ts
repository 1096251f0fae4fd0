import { Schema } from 'mongoose'
import { type Collection, collection, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { Feed } from './feed.ts'

const feedShape = {
  person: String,
  scope: Schema.Types.Mixed,
  createdAt: String,
  endedAt: String,
} satisfies Shape<Feed>

export type FeedStore = Collection<Feed>

export function feedStore(database: Database): FeedStore {
  return collection<Feed>(database, { name: 'feeds', shape: feedShape, indexes: [{ fields: { person: 1 } }] })
}
