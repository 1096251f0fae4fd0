import type { Document } from 'mongodb'
import type { Connection, Schema } from 'mongoose'
import type { Database } from '#database/connection.ts'
import type { PlannedAggregate } from '#outbox/aggregate.ts'
import type { Delivery } from '#outbox/delivery.ts'
import type { DeliveryStore } from '#outbox/delivery-store.ts'
import type { ToyFacts } from '../toy.ts'

/** What a process is made of, as far as a mistake may change it. */
type Made = { store: DeliveryStore; aggregates: readonly PlannedAggregate<ToyFacts>[] }

/**
 * A rule of the protocol that is left out, to see that the model notices. It changes what a process is made of, or what it
 * says to the database in memory; the program itself knows nothing of it.
 */
export type Mistake = {
  database?(database: Database): Database
  made?<M extends Made>(made: M): M
}

/** A write as it is said to the driver. */
type Write = { filter: Document; update: Document; options: Document }

export const mistakes: Readonly<Record<string, Mistake>> = {
  'no fence': {
    made: (made) => ({ ...made, store: { ...made.store, fence: async () => ({ matchedCount: 0 }) as never } }),
    // Only a fenced row has the epoch of its pass.
    database: (database) =>
      saying(database, 'deliveries', ({ filter, update, options }) => ({
        filter:
          update.$set?.state === 'dropped' && 'epoch' in filter ? { ...filter, epoch: { $lte: filter.epoch } } : filter,
        ...{ update, options },
      })),
  },
  'finishing by the version, not by planRev': {
    database: (database) =>
      saying(database, 'toys', ({ filter, update, options }) => ({
        filter,
        update: JSON.parse(JSON.stringify(update).replaceAll('"$planRev"', '"$version"')),
        options: options.projection
          ? { ...options, projection: { ...options.projection, planRev: '$version' } }
          : options,
      })),
  },
  'no v where a send begins': {
    database: (database) =>
      saying(database, 'deliveries', ({ filter: { v, ...filter }, update, options }) => ({
        filter: update.$set?.state === 'sending' || v === undefined ? filter : { ...filter, v },
        ...{ update, options },
      })),
  },
  'a result accepted by the epoch, not by the attempt': {
    made(made) {
      const { settle, settleTogether } = made.store
      const of = ({ epoch }: Delivery) => `of epoch ${epoch}`
      return {
        ...made,
        store: {
          ...made.store,
          settle: (row, _attempt, end) => settle(row, of(row), end),
          settleTogether: (row, _attempt, end) => settleTogether(row, of(row), end),
        },
      }
    },
    database: (database) =>
      saying(database, 'deliveries', ({ filter: { 'attempt.id': attempt, ...filter }, ...said }) => {
        const epoch = /^of epoch (\d+)$/.exec(attempt)?.[1]
        const by = epoch === undefined ? { 'attempt.id': attempt } : { epoch: Number(epoch) }
        return { filter: attempt === undefined ? filter : { ...filter, ...by }, ...said }
      }),
  },
  'a key with the version in it': {
    made: (made) => ({
      ...made,
      aggregates: made.aggregates.map((aggregate) => ({
        ...aggregate,
        kinds: aggregate.kinds.map((kind) => ({
          ...kind,
          wanted: (asked: Parameters<typeof kind.wanted>[0]) =>
            kind.wanted(asked).map((one) => ({ ...one, slot: `${one.slot}@${asked.about.rev}` })),
        })),
      })),
    }),
  },
  'a day written without its v': {
    database: (database) =>
      saying(database, 'budgets', ({ filter: { v: _, ...filter }, ...said }) => ({ filter, ...said })),
  },
  'no v where a line is bound': {
    database: (database) =>
      saying(database, 'deliveries', ({ filter: { v, ...filter }, update, options }) => ({
        filter:
          filter.state === 'merged' && update.$set?.state === 'sending'
            ? filter
            : { ...filter, ...(v === undefined ? {} : { v }) },
        ...{ update, options },
      })),
  },
  'lines that are not bound before their carrier is sent': {
    made: (made) => ({ ...made, store: { ...made.store, bind: async () => true } }),
  },
  'the facts read before the rows': {
    made: (made) => {
      let known: Map<string, ToyFacts> | null = null
      const [aggregate] = made.aggregates
      if (!aggregate) return made
      return {
        ...made,
        aggregates: [{ ...aggregate, facts: async (ids, persons) => known ?? aggregate.facts(ids, persons) }],
        // A round of sending begins with this.
        store: {
          ...made.store,
          async queues() {
            known = await aggregate.facts(['t'])
            return made.store.queues()
          },
        },
      }
    },
  },
}

/** @returns the same database, to which the writes to one collection are said in another way. It has to be one in memory. */
function saying({ connection, ...database }: Database, of: string, inOtherWords: (write: Write) => Write): Database {
  function model(name: string, schema?: Schema) {
    const own = connection.model(name, schema as Schema)
    if (name !== of) return own
    const { collection } = own
    const said =
      (method: 'updateOne' | 'findOneAndUpdate') =>
      (filter: Document, update: Document, options: Document = {}) => {
        const write = inOtherWords({ filter, update, options })
        return collection[method](write.filter, write.update as Document[], write.options)
      }
    const bulkWrite = (writes: { updateOne: Pick<Write, 'filter' | 'update'> }[], options: Document) =>
      collection.bulkWrite(
        writes.map(({ updateOne }) => ({ updateOne: inOtherWords({ ...updateOne, options: {} }) })),
        options,
      )
    const changed = {
      ...collection,
      bulkWrite,
      updateOne: said('updateOne'),
      findOneAndUpdate: said('findOneAndUpdate'),
    }
    return { ...own, collection: changed }
  }
  const { [of]: _, ...models } = connection.models
  return { ...database, connection: { ...connection, model, models } as unknown as Connection }
}
