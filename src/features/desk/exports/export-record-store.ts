import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf } from '#database/model.ts'
import type { Exported, ExportRecord } from './export-record.ts'

const what = oneOf<Exported>({ members: true, applications: true, meetings: true, minutes: true, answers: true })

const shape = {
  what: { ...what, required: true },
  group: { type: String, default: null },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
} satisfies Shape<ExportRecord>

/** Who has exported what, and when. */
export function exportRecordStore(database: Database): Collection<ExportRecord> {
  return collection<ExportRecord>(database, { name: 'exports', shape, indexes: [{ fields: { by: 1, at: 1 } }] })
}
