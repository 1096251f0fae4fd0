import { isDeepStrictEqual } from 'node:util'
import { type Model, Schema, type SchemaDefinition } from 'mongoose'
import type { Database } from './connection.ts'
import { type Field, maybeList, modelOf, partOf, schemaOf } from './model.ts'

/** What a field is in documents that were written before there was this field; a function is given the document. */
type Defaulted<V> = { type: unknown; default: V | ((doc: Record<string, unknown>) => V) }

/** A field without which a document is of no use: see complete.ts. */
type Required = { type: unknown; required: true }

/**
 * Every field of a document, by name: a field added to the type but not to the shape does not compile, nor does one that
 * every document has and for which nobody said what it is in documents of older programs.
 */
export type Shape<T> = {
  [K in Exclude<keyof T, '_id'>]-?: undefined extends T[K] ? Field : Defaulted<T[K]> | Required
}

/** The default of an instant that nobody wrote down. */
export const longAgo = '1970-01-01T00:00:00Z'

type Filter = Record<string, unknown>

/**
 * An *aggregate* is a document that notices hang on: a write marks it to be planned (`planRev`, `planAt`). What changed for
 * single persons is noted in `replanFor`.
 * A *source* is one that changes what other aggregates' notices should be: a write marks it to be fanned out (`replan`), or
 * where its fields are named, a write to one of them.
 */
export type CollectionOptions<T> = {
  name: string
  shape: Shape<T>
  aggregate?: true
  source?: true | readonly (keyof T & string)[]
  indexes?: { fields: Record<string, 1 | -1>; unique?: true; where?: Filter }[]
}

/** The house keeps these beside a noun's own fields; no rule may set them. */
export const kept = [
  ...['_id', 'version', 'history', 'planRev', 'planAt', 'planEpoch', 'busyUntil', 'busyBy', 'replan'],
  ...['replanRev', 'replanFor'],
]
const housekeeping = {
  _id: String,
  version: Number,
  history: [new Schema({ by: String, at: String, what: String }, { _id: false })],
  planRev: Number,
  planAt: Number,
  planEpoch: Number,
  busyUntil: Number,
  busyBy: String,
  replan: Boolean,
  replanRev: Number,
  replanFor: maybeList(partOf<{ person: string; rev: number }>({ person: String, rev: Number })),
} satisfies SchemaDefinition

export function modelFor<T extends { _id: string }>(database: Database, options: CollectionOptions<T>): Model<unknown> {
  // Making a schema takes long, and a store may be opened often.
  const known = database.connection.models[options.name]
  if (known) return known as Model<unknown>
  // Copies: mongoose rewrites the definitions that it is given, and complete.ts reads their defaults.
  const shape = Object.entries<object>(options.shape as Record<string, object>).map(
    ([field, as]) => [field, typeof as === 'function' || as instanceof Schema ? as : { ...as }] as const,
  )
  const schema = schemaOf(options.name, { ...Object.fromEntries(shape), ...housekeeping })
  for (const { fields, unique, where } of options.indexes ?? [])
    schema.index(fields, { ...(unique ? { unique } : {}), ...(where ? { partialFilterExpression: where } : {}) })
  if (options.aggregate) schema.index({ planAt: 1 }, { partialFilterExpression: { planAt: { $exists: true } } })
  if (options.aggregate) schema.index({ replanFor: 1 }, { partialFilterExpression: { replanFor: { $exists: true } } })
  if (options.aggregate) schema.index({ busyBy: 1 }, { partialFilterExpression: { busyBy: { $exists: true } } })
  if (options.source) schema.index({ replan: 1 }, { partialFilterExpression: { replan: { $exists: true } } })
  return modelOf<unknown>(database, schema)
}

/** @returns what to set and unset to turn one document into the other, or null where they are the same. */
export function difference<T extends object>(before: T, next: T) {
  const old = before as Record<string, unknown>
  const set: Record<string, unknown> = {}
  const unset: Record<string, ''> = {}
  for (const [key, value] of Object.entries(next))
    if (!kept.includes(key) && value !== undefined && !isDeepStrictEqual(value, old[key])) set[key] = value
  for (const key of Object.keys(old))
    if (!kept.includes(key) && (next as Record<string, unknown>)[key] === undefined) unset[key] = ''
  return Object.keys(set).length + Object.keys(unset).length === 0 ? null : { set, unset }
}
