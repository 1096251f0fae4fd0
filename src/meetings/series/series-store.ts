import { Schema } from 'mongoose'
import { type Collection, collection, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { MeetingSeries } from './meeting-series.ts'

const { Mixed } = Schema.Types

const seriesShape = {
  group: String,
  parts: Mixed,
  lastDay: String,
  state: String,
  cancelledBecause: String,
  rev: Number,
  tellings: Mixed,
  ledBy: String,
  scheduledBy: String,
  scheduledAt: String,
  changedAt: String,
  made: Mixed,
} satisfies Shape<MeetingSeries>

export type SeriesStore = Collection<MeetingSeries>

export function seriesStore(database: Database): SeriesStore {
  return collection<MeetingSeries>(database, {
    name: 'series',
    shape: seriesShape,
    root: true,
    indexes: [{ fields: { group: 1 } }],
  })
}
