import type { Collection, Document } from 'mongodb'
import { type Model, Schema, type SchemaDefinition, type SchemaOptions } from 'mongoose'
import { indexFault } from './connect-faults.ts'
import type { Database } from './connection.ts'

/** A field's type in a schema. */
export type Field = SchemaDefinition[string]

type KeysOf<T> = T extends unknown ? keyof T & string : never

/** Every field of a type, of a union's members too: one that is added to the type but not to the schema does not compile. */
type Fields<T> = Record<KeysOf<T>, Field>

const options: SchemaOptions = { strict: 'throw', strictQuery: false, versionKey: false, minimize: false }

/** The schema of a collection's documents. */
export function schemaOf<T extends { _id: string }>(collection: string, fields: Fields<T>): Schema {
  return new Schema(fields, { ...options, collection, autoCreate: false })
}

/**
 * The schema of a part of a document. What it does not know, from a newer program, stays as it is when the part is
 * written again.
 */
export function partOf<T>(fields: Fields<T>): Schema {
  return new Schema(fields, { ...options, _id: false, strict: false })
}

/** The type of a field that has no one shape. Each is named, with its reason, in free-fields.ts. */
export const free = Schema.Types.Mixed

/** The type of a field that is one of some words: all of them, since one that is left out does not compile. */
export function oneOf<Word extends string>(words: Record<Word, true>) {
  return { type: String, enum: Object.keys(words) }
}

/** The type of an object whose keys are data, such as the ids of a charter, and whose values have one type. */
export function byKey(of: Field) {
  return { type: Map, of }
}

/** Of a list that may be absent: mongoose would make it an empty one. */
export function maybeList(of: Field) {
  return { type: [of], default: undefined }
}

/** @returns the model of a schema on this connection, made when it is first asked for. */
export function modelOf<T>({ connection }: Pick<Database, 'connection'>, schema: Schema): Model<T> {
  const name = String(schema.get('collection'))
  return (connection.models[name] ?? connection.model(name, schema)) as unknown as Model<T>
}

/** @returns the model of a collection whose store is open. @throws where none is. */
export function modelNamed<T>({ connection }: Pick<Database, 'connection'>, name: string): Model<T> {
  return connection.model(name) as unknown as Model<T>
}

/** Makes sure that a model's collection and the indexes of its schema exist. */
export async function prepareModel(
  database: Database,
  model: Pick<Model<unknown>, 'modelName' | 'createCollection' | 'createIndexes'>,
) {
  await database.call(`${model.modelName}.prepare`, async () => {
    await model.createCollection()
    await model.createIndexes().catch((error: unknown) => {
      const sentence = indexFault(error, model.modelName)
      throw sentence === null ? error : new Error(sentence)
    })
  })
}

/**
 * The driver's collection under a model, for what mongoose would not do the same: it casts no update that is a pipeline
 * and no `$expr`, and an unordered insert fails otherwise. Each use says why.
 */
export function driverOf<T extends Document>({ collection }: { collection: unknown }): Collection<T> {
  return collection as Collection<T>
}
