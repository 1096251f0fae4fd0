import type { Reading } from './collection.ts'
import type { Database } from './connection.ts'

type Stored = Record<string, unknown> & { _id: string }
type Waiting = { reading: Reading<unknown>; answer(found: unknown[]): void; fail(error: unknown): void }

/** More are made by a second command. */
const mostTogether = 20

/**
 * Makes the reads that are asked for at the same time by one command of the server, whatever their collections: each is
 * a pipeline of its own, by its own indexes, joined by `$unionWith`. It saves the way to the server and back, which
 * costs more than most reads.
 */
export function readsTogether(database: Database): <T>(reading: Reading<T>) => Promise<T[]> {
  let waiting: Waiting[] = []

  function flush(): void {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += mostTogether) {
      const some = all.slice(from, from + mostTogether)
      readAll(database, some).catch((error) => {
        for (const one of some) one.fail(error)
      })
    }
  }

  return <T>(reading: Reading<T>) =>
    new Promise<T[]>((resolve, reject) => {
      // By then every read that this turn of the event loop asks for is waiting.
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ reading, answer: (found) => resolve(found as T[]), fail: reject })
    })
}

async function readAll(database: Database, waiting: readonly Waiting[]): Promise<void> {
  const [first, ...others] = waiting.map(({ reading }, place) => ({
    coll: reading.collection,
    pipeline: pipelineOf(reading, place),
  }))
  if (first === undefined) return
  const together = others.map((one) => ({ $unionWith: one }))
  const what = waiting.length === 1 ? first.coll : 'together'
  const rows = await database.call(`${what}.find`, () =>
    database.connection
      .collection(first.coll)
      .aggregate<{ place: number; found: Stored }>([...first.pipeline, ...together], { batchSize: 10_000 })
      .toArray(),
  )
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  waiting.forEach(({ reading, answer }, place) => {
    answer((byPlace.get(place) ?? []).flatMap(({ found }) => reading.complete(found)))
  })
}

function pipelineOf({ filter, options: { sort, limit }, fields }: Reading<unknown>, place: number) {
  return [
    { $match: filter },
    ...(sort ? [{ $sort: sort }] : []),
    ...(limit ? [{ $limit: limit }] : []),
    { $project: fields === null ? { history: 0 } : Object.fromEntries(fields.map((field) => [field, 1])) },
    { $replaceWith: { place: { $literal: place }, found: '$$ROOT' } },
  ]
}
