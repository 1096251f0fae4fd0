import type { Incoming } from '#chat/incoming.ts'
import type { Clock } from '#clock.ts'
import { type Database, isDuplicate } from '#database/connection.ts'
import { expiryDate } from '#database/expiry.ts'
import { type Fate, groupCommit, halfWritten } from '#database/group-commit.ts'
import { driverOf, modelOf } from '#database/model.ts'
import { databaseNow } from '#database/now.ts'
import { type IdempotencyRow, idempotencySchema, keptFor } from './idempotency-row.ts'

/** The row of an incoming, and whether it was stored before. */
export type Stored = { row: Partial<IdempotencyRow>; known: boolean }

type Fresh = Omit<IdempotencyRow, 'begunAt'>

type Inserted = { fresh: ReadonlySet<number>; refused: ReadonlyMap<number, Error> }

/** A row that was there is read after the write: it may have expired in between, and is then stored again. */
const mostTries = 3

/**
 * Stores incomings, those that arrive at the same time by one write.
 * @param me the process that is to work on them.
 */
export function storeTogether(
  database: Database,
  clock: Pick<Clock, 'now' | 'real' | 'id'>,
  me: string,
): (key: string, incoming: Incoming) => Promise<Stored> {
  /** An update by a pipeline alone can read the database's clock, and mongoose casts none. */
  const driver = driverOf<IdempotencyRow>(modelOf<IdempotencyRow>(database, idempotencySchema))
  const begun = groupCommit<Fresh, Stored>((rows) => database.call('received.begin', () => storeAll(rows)))

  async function storeAll(rows: readonly Fresh[], tries = 1): Promise<Fate<Stored>[]> {
    const { fresh, refused } = await insertNew(rows)
    const rest = rows.filter((_, place) => !fresh.has(place) && !refused.has(place))
    const before = new Map(rest.length === 0 ? [] : await rowsOf(rest.map(({ _id }) => _id)))
    const gone = rest.filter((row) => !before.has(row._id))
    const again = gone.length > 0 && tries < mostTries ? await storeAll(gone, tries + 1) : []
    return rows.map((row, place): Fate<Stored> => {
      if (fresh.has(place)) return { status: 'fulfilled', value: { row, known: false } }
      if (refused.has(place)) return { status: 'rejected', reason: refused.get(place) }
      const found = before.get(row._id)
      if (found) return { status: 'fulfilled', value: { row: found, known: true } }
      return again[gone.indexOf(row)] ?? { status: 'rejected', reason: new Error('a stored incoming was not found') }
    })
  }

  /** @returns the places of those that were not there before, and of those that cannot be stored, with the reason. */
  async function insertNew(rows: readonly Fresh[]): Promise<Inserted> {
    const writes = rows.map((row) => {
      const inserted = { $mergeObjects: [{ $literal: row }, { begunAt: databaseNow(database) }] }
      const update = [{ $replaceWith: { $cond: [{ $eq: [{ $type: '$by' }, 'missing'] }, inserted, '$$ROOT'] } }]
      return { updateOne: { filter: { _id: row._id }, update, upsert: true } }
    })
    try {
      const { upsertedIds } = await driver.bulkWrite(writes, { ordered: false })
      return { fresh: new Set(Object.keys(upsertedIds).map(Number)), refused: new Map() }
    } catch (error) {
      const half = halfWritten(error)
      if (half === null) throw error
      // Of two processes that store the same at once, the later one finds it there.
      const refused = new Map([...half.failed].filter(([, reason]) => !isDuplicate(reason)))
      return { fresh: half.inserted, refused }
    }
  }

  async function rowsOf(ids: readonly string[]): Promise<(readonly [string, IdempotencyRow])[]> {
    const found = await driver.find({ _id: { $in: [...ids] } }).toArray()
    return found.map((row) => [row._id, row] as const)
  }

  return (key, incoming) => {
    const shared = { now: clock.now(), seed: clock.id() + clock.id(), resolved: {} }
    const expireAt = expiryDate(clock.real() + keptFor)
    const row = { _id: key, incoming, attempts: 1, by: me, answer: null, begun: true, ...shared, expireAt }
    return begun(row)
  }
}
