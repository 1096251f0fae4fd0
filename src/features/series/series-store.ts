import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { free, maybeList, oneOf, partOf } from '#database/model.ts'
import type { Rhythm, Series } from '#time/series/series.ts'
import type { SeriesPart } from './dates/series-parts.ts'
import type { MeetingSeries, SeriesTelling } from './meeting-series.ts'

const part = partOf<SeriesPart>({
  rhythm: partOf<Rhythm>({
    kind: oneOf<Rhythm['kind']>({ days: true, weeks: true, months: true, dates: true }),
    every: Number,
    on: free,
    dates: maybeList(String),
  }),
  shift: Number,
  from: String,
  end: partOf<NonNullable<Series['end']>>({ count: Number, until: String }),
  changes: [partOf<Series['changes'][number]>({ slot: String, to: free })],
  ...{ time: String, zone: String, said: String, lasts: String },
  ...{ title: String, agenda: String, link: String, place: String },
})
const state = oneOf<MeetingSeries['state']>({ scheduled: true, cancelled: true })
const telling = partOf<SeriesTelling>({
  rev: Number,
  at: String,
  by: String,
  act: oneOf<SeriesTelling['act']>({ schedule: true, change: true, cancel: true, undo: true }),
  state,
  parts: [part],
  cancelledBecause: String,
})

const seriesShape = {
  group: { type: String, required: true },
  parts: { type: [part], required: true },
  lastDay: { type: String, default: null },
  state: { ...state, required: true },
  cancelledBecause: { type: String, default: null },
  changedAt: { type: String, default: longAgo },
  scheduledBy: { type: String, default: 'charter' },
  rev: { type: Number, default: 1 },
  tellings: { type: [telling], default: knownToAll },
  ledBy: { type: String, default: null },
  scheduledAt: { type: String, default: longAgo },
  made: { type: partOf<NonNullable<MeetingSeries['made']>>({ rev: Number, until: String }), default: null },
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
