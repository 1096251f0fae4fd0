import type { Database } from './connection.ts'
import { type ExpiryDate, expiryDate, expiryField } from './expiry.ts'
import { modelOf, prepareModel, schemaOf } from './model.ts'

/** Counts what strangers do, by the clock on the wall, so that all processes together know when it is too much. */
export interface Counters {
  /** Counts one more. @param within of the window, in milliseconds. @returns how many there are now in it. */
  count(key: string, within: number): Promise<number>
  prepare(): Promise<void>
}

type Row = { _id: string; count: number; expireAt: ExpiryDate }

const schema = schemaOf<Row>('counters', { _id: String, count: Number, expireAt: expiryField })
schema.index({ expireAt: 1 }, { expireAfterSeconds: 0 })

/** @param real the real time, in epoch milliseconds. */
export function counters(database: Database, real: () => number): Counters {
  const model = modelOf<Row>(database, schema)
  return {
    count: (key, within) =>
      database.call('counters.count', async () => {
        const window = Math.floor(real() / within)
        const row = await model
          .findOneAndUpdate(
            { _id: `${key}|${window}` },
            { $inc: { count: 1 }, $setOnInsert: { expireAt: expiryDate((window + 1) * within) } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean()
          .exec()
        return row?.count ?? 1
      }),
    prepare: () => prepareModel(database, model),
  }
}
