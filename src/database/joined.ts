import type { Document } from 'mongodb'
import type { Database } from './connection.ts'

/** What is read of one collection, by a pipeline of its own and its own indexes. */
export type Part = { coll: string; pipeline: Document[] }

/**
 * Reads several collections by one command of the server, joined by `$unionWith`: the way there and back costs more than
 * most reads. Of such a command the server's profiler names the first plan only, so a test that looks at plans has each
 * part read by itself (`database.separately`).
 * @param parts are read one after the other, in their order: none sees less of what others write than those before it.
 * @param what the name of the call. @returns what all parts found, in no order.
 */
export async function joined<T extends Document>(
  database: Database,
  what: string,
  parts: readonly Part[],
): Promise<T[]> {
  const [first, ...others] = parts
  if (first === undefined) return []
  if (database.separately && others.length > 0)
    return (await Promise.all(parts.map((part) => joined<T>(database, what, [part])))).flat()
  const together = others.map((one) => ({ $unionWith: one }))
  return database.call(what, () =>
    database.connection
      .collection(first.coll)
      .aggregate<T>([...first.pipeline, ...together], { batchSize: 10_000 })
      .toArray(),
  )
}
