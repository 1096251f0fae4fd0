import type { Reading } from './collection.ts'
import type { Database } from './connection.ts'
import { joined } from './joined.ts'

type Stored = Record<string, unknown> & { _id: string }
type Waiting = { reading: Reading<unknown>; answer(found: unknown[]): void; fail(error: unknown): void }

/** The most reads that are joined into one command; further ones make a second command. */
const mostTogether = 20

/**
 * Makes the reads that are asked for at the same time by one command of the server, whatever their collections.
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
  const parts = waiting.map(({ reading }, place) => ({
    coll: reading.collection,
    pipeline: pipelineOf(reading, place),
  }))
  const what = parts.length === 1 ? parts[0]?.coll : 'together'
  const rows = await joined<{ place: number; found: Stored }>(database, `${what}.find`, parts)
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
