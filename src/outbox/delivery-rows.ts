import type { AnyBulkWriteOperation, Filter, UpdateFilter } from 'mongodb'
import type { Database } from '#database/connection.ts'
import { completeRow, type Delivery } from './delivery.ts'

/** The collection of the deliveries, and the few ways to read and write it; every write raises `v`. */
export type DeliveryRows = ReturnType<typeof deliveryRows>

export function deliveryRows(database: Database) {
  const rows = database.connection.collection<Delivery>('deliveries')
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`deliveries.${what}`, work)
  const find = (what: string, filter: Filter<Delivery>) =>
    call(what, async () => (await rows.find(filter).toArray()).map(completeRow))

  async function update(what: string, filter: Filter<Delivery>, set: UpdateFilter<Delivery>['$set']): Promise<boolean> {
    const { matchedCount } = await call(what, () => rows.updateOne(filter, { $set: set ?? {}, $inc: { v: 1 } }))
    return matchedCount === 1
  }

  /**
   * What became of an attempt: whatever it is, its recipient is free for the next one.
   * @param lasts for so long after the attempt began (milliseconds) it may still arrive.
   */
  async function end(filter: Filter<Delivery>, set: Partial<Delivery>, lasts?: number): Promise<boolean> {
    const written = Object.entries(set).map(([field, value]) => [field, { $literal: value }])
    const until = lasts === undefined ? {} : { 'attempt.until': { $add: ['$attempt.since', lasts] } }
    const fields = { ...Object.fromEntries(written), ...until, v: { $add: ['$v', 1] } }
    const { matchedCount } = await call('settle', () =>
      rows.updateOne(filter, [{ $set: fields }, { $unset: 'inFlight' }]),
    )
    return matchedCount === 1
  }

  async function bulk(what: string, writes: AnyBulkWriteOperation<Delivery>[]) {
    if (writes.length > 0) await call(what, () => rows.bulkWrite(writes, { ordered: false }))
  }

  return { rows, call, find, update, end, bulk }
}
