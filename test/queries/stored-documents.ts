import { isDeepStrictEqual } from 'node:util'
import type { Model, Schema } from 'mongoose'
import type { Database } from '#database/connection.ts'

/** What packages store of their own: Agenda its jobs, MongoDB's driver the files in GridFS. */
const ofPackages = ['wake-ups', 'agenda_logs', 'minutes.files', 'minutes.chunks']

/** A collection of the house as it is stored, with the model that its store has made. */
type Stored = { name: string; model: Model<unknown> | undefined; documents: Record<string, unknown>[] }

/** Reads every collection that the server has, but for those of packages. */
export async function everythingStored({ connection }: Database): Promise<Stored[]> {
  const { db } = connection
  if (!db) throw new Error('the database is not connected')
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  const own = names.filter((name) => !name.startsWith('system.') && !ofPackages.includes(name)).toSorted()
  return Promise.all(
    own.map(async (name) => ({
      name,
      model: connection.models[name],
      documents: await db.collection(name).find().toArray(),
    })),
  )
}

/** @returns what is wrong with a stored document by its schema: a field it does not know, a word that is none of an enum, another type. */
export async function faultOf(model: Model<unknown>, stored: Record<string, unknown>): Promise<string | null> {
  try {
    const read = new model(stored)
    await read.validate()
    return isDeepStrictEqual(read.toObject({ flattenMaps: true }), stored) ? null : 'it would be stored otherwise'
  } catch (error) {
    return String(error)
  }
}

/** Refuses what the parts of a document do not know, too; a program that runs leaves it alone. */
export function refuseUnknown(schema: Schema): void {
  for (const child of schema.childSchemas) {
    child.schema.set('strict', 'throw')
    refuseUnknown(child.schema)
  }
}

/** @returns the paths of a schema that can hold anything, such as `content.form`. */
export function freePaths(schema: Schema, within = ''): string[] {
  return Object.entries(schema.paths).flatMap(([path, type]) => {
    if (path.includes('$*')) return []
    if (type.instance === 'Mixed') return [within + path]
    return type.schema ? freePaths(type.schema, `${within}${path}.`) : []
  })
}
