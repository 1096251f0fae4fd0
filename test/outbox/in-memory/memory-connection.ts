import type { Document } from 'mongodb'
import type { Connection, Schema } from 'mongoose'
import { type MemoryCollection, memoryCollection } from './memory-collection.ts'

/** A connection to a database in memory, for the model of the outbox alone: it has only what that asks for. */
export function memoryConnection(serverTime: () => number): Connection {
  const collections = new Map<string, MemoryCollection>()
  const models: Record<string, object> = {}
  const parts = { now: () => new Date(serverTime()), resolve: (name: string) => collection(name).all() }

  function collection(name: string): MemoryCollection {
    const known = collections.get(name) ?? memoryCollection(parts)
    collections.set(name, known)
    return known
  }

  function model(name: string, schema?: Schema): object {
    const made = models[name] ?? (schema && memoryModel(name, schema, collection(name)))
    if (!made) throw new Error(`there is no model ${name}`)
    models[name] = made
    return made
  }

  const admin = { command: async () => ({ localTime: new Date(serverTime()) }) }
  return { collection, model, models, db: { admin: () => admin } } as unknown as Connection
}

/** What is asked of a mongoose model: the same as of the driver, where it is not said in another way. */
function memoryModel(name: string, schema: Schema, collection: MemoryCollection) {
  const { find, insertMany, bulkWrite, aggregate } = collection
  return {
    modelName: name,
    collection,
    find: (filter: Document, projection: Projection = {}) =>
      reading((more) => find(filter, { ...more, ...select(projection) }).toArray()),
    findOne: (filter: Document, projection: Projection = {}) =>
      reading(async (more) => (await find(filter, { ...more, ...select(projection), limit: 1 }).toArray())[0] ?? null),
    distinct: (field: string, filter: Document) => doing(() => collection.distinct(field, filter)),
    countDocuments: (filter: Document) => doing(() => collection.countDocuments(filter)),
    updateOne: (...given: Parameters<typeof collection.updateOne>) => doing(() => collection.updateOne(...given)),
    updateMany: (...given: Parameters<typeof collection.updateMany>) => doing(() => collection.updateMany(...given)),
    deleteMany: (filter: Document) => doing(() => collection.deleteMany(filter)),
    ...{ insertMany, bulkWrite, aggregate },
    createCollection: async () => {},
    async createIndexes() {
      for (const [fields, { unique, partialFilterExpression }] of schema.indexes())
        if (unique) collection.makeUnique({ fields: Object.keys(fields), where: partialFilterExpression })
    },
  }
}

type Projection = Record<string, 0 | 1> | readonly string[]

function select(projection: Projection) {
  return {
    projection: Array.isArray(projection) ? Object.fromEntries(projection.map((field) => [field, 1])) : projection,
  }
}

function doing<T>(work: () => Promise<T>) {
  return { exec: work }
}

/** A query of a model. Its documents are always plain: whoever does not say `lean` is told. */
function reading(read: (more: { sort?: Record<string, 1 | -1>; limit?: number }) => Promise<unknown>) {
  const more: Parameters<typeof read>[0] = {}
  let isLean = false
  const self = {
    sort(by: Record<string, 1 | -1>) {
      more.sort = by
      return self
    },
    limit(most: number) {
      more.limit = most
      return self
    },
    batchSize: () => self,
    lean() {
      isLean = true
      return self
    },
    exec() {
      if (!isLean) throw new Error('documents in memory are plain: say lean()')
      return read(more)
    },
  }
  return self
}
