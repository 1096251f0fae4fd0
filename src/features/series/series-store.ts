import { Schema } from 'mongoose'
import { type Collection, collection, longAgo, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { MeetingSeries } from './meeting-series.ts'

const { Mixed } = Schema.Types

const seriesShape = {
  group: { type: String, required: true },
  parts: { type: Mixed, required: true },
  lastDay: { type: String, default: null },
  state: { type: String, required: true },
  cancelledBecause: { type: String, default: null },
  changedAt: { type: String, default: longAgo },
  scheduledBy: { type: String, default: 'charter' },
  rev: { type: Number, default: 1 },
  tellings: { type: Mixed, default: knownToAll },
  ledBy: { type: String, default: null },
  scheduledAt: { type: String, default: longAgo },
  made: { type: Mixed, default: null },
} satisfies Shape<MeetingSeries>

/** A series of which nobody kept what members were told: they know it as it stands, and are told what changes. */
function knownToAll(series: Record<string, unknown>): MeetingSeries['tellings'] {
  const { rev, scheduledBy, state, parts, cancelledBecause } = series
  return [
    { rev, at: longAgo, by: scheduledBy, act: 'schedule', state, parts, cancelledBecause },
  ] as MeetingSeries['tellings']
}

export type SeriesStore = Collection<MeetingSeries>

export function seriesStore(database: Database): SeriesStore {
  return collection<MeetingSeries>(database, {
    name: 'series',
    shape: seriesShape,
    aggregate: true,
    indexes: [{ fields: { group: 1 } }, { fields: { lastDay: 1 } }, { fields: { 'tellings.by': 1, changedAt: -1 } }],
  })
}
