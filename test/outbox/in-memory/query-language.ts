import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { $addToSet, $max as $greatest, $sum } from 'mingo/operators/accumulator'
import { $literal } from 'mingo/operators/expression'
import { $add, $subtract } from 'mingo/operators/expression/arithmetic'
import { $in as $among, $concatArrays, $filter, $size, $slice, $sortArray } from 'mingo/operators/expression/array'
import { $and, $not as $isNot, $or } from 'mingo/operators/expression/boolean'
import * as comparison from 'mingo/operators/expression/comparison'
import { $cond, $ifNull } from 'mingo/operators/expression/conditional'
import { $toLong } from 'mingo/operators/expression/type'
import { $let } from 'mingo/operators/expression/variable'
import * as stages from 'mingo/operators/pipeline'
import * as query from 'mingo/operators/query'
import { $inc, $max, $min, $push, $set, $unset } from 'mingo/operators/update'
import { Query } from 'mingo/query'
import type { Document } from 'mongodb'

/** What the outbox says to MongoDB, read by mingo. An operator that is not here is refused: add it, and see it compared. */
const updates = { $set, $unset, $inc, $min, $max, $push } as Readonly<Record<string, typeof $set>>
const {
  $match,
  $limit,
  $sort,
  $group,
  $project,
  $unionWith,
  $replaceWith,
  $set: $setStage,
  $unset: $unsetStage,
} = stages
const { $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $not, $or: $orQuery, $and: $andQuery, $expr } = query
/** As few as are needed: mingo copies all that it is given at each call. */
const context = Context.init({
  accumulator: { $addToSet, $max: $greatest, $sum },
  expression: {
    ...{ $eq: comparison.$eq, $lte: comparison.$lte, $gt: comparison.$gt },
    ...{ $add, $subtract, $size, $slice, $sortArray, $and, $or, $cond, $ifNull, $literal, $toLong },
    ...{ $concatArrays, $filter, $in: $among, $let, $not: $isNot },
  },
  pipeline: {
    ...{ $match, $limit, $sort, $group, $project, $unionWith, $replaceWith },
    ...{ $set: $setStage, $unset: $unsetStage },
  },
  query: { $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $not, $or: $orQuery, $and: $andQuery, $expr },
})

/** Where a pipeline finds the documents of another collection. */
export type Resolve = (collection: string) => Document[]

/** @returns a function that says whether a document matches the filter. */
export function matcher(filter: Document): (doc: Document) => boolean {
  const compiled = new Query(filter, { context })
  return (doc) => compiled.test(doc)
}

/** @returns what a pipeline makes of documents, which it may alter: give it copies. */
export function piped(docs: Document[], pipeline: Document[], resolve: Resolve): Document[] {
  return new Aggregator(pipeline, { context, collectionResolver: resolve }).run(docs)
}

/** @returns what an update, by operators or by a pipeline, makes of a document, which stays as it was. */
export function updated(doc: Document, update: Document, resolve: Resolve): Document {
  const next = copied(doc)
  if (Array.isArray(update)) return piped([next], update, resolve)[0] ?? next
  for (const [operator, fields] of Object.entries(update)) {
    const apply = updates[operator]
    if (!apply) throw new Error(`the collection in memory does not know ${operator}`)
    apply(fields)(next)
  }
  return next
}

/**
 * @returns a copy of what is stored, read or asked. MongoDB's types that the house does not use are refused, and so is
 * `undefined`, of which the driver and mongoose make different things.
 * @param now what `$$NOW` stands for.
 */
export function copied<T>(value: T, now?: Date): T {
  return copyOf(value, now) as T
}

function copyOf(value: unknown, now: Date | undefined): unknown {
  if (value === '$$NOW' && now) return now
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.map((one) => copyOf(one, now))
  if (value instanceof Date) return new Date(value)
  if (!isPlain(value)) throw new Error(`the collection in memory holds no ${typeof value}`)
  const copy: Document = {}
  for (const [field, of] of Object.entries(value)) copy[field] = copyOf(of, now)
  return copy
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value))
}
