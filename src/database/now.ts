import type { Document } from 'mongodb'
import type { Database } from './connection.ts'

/**
 * Leases and attempts are written and compared by the database's clock: processes of several machines share it, whatever
 * their own clocks say. It may be set back, too (another member of the replica set takes over), so nothing is believed
 * that lies farther ahead than it could have been written.
 */
type Clocked = Pick<Database, 'clockOffset'>

/** A lease that seems to last so much longer than it may (milliseconds) is not believed; less is a clock being adjusted. */
export const tolerated = 5_000

/** @returns the database's clock as an expression, in epoch milliseconds; for `$expr`, and for updates by a pipeline. */
export function databaseNow(database: Clocked): Document {
  const now = { $toLong: '$$NOW' }
  const offset = database.clockOffset?.() ?? 0
  return offset === 0 ? now : { $add: [now, offset] }
}

/** @returns the instant that is so many milliseconds from now, as an expression: what a lease of that length is written with. */
export function fromNow(database: Clocked, length: number): Document {
  return { $add: [databaseNow(database), length] }
}

/**
 * @param until the field that holds the end of a lease, such as `$busyUntil`.
 * @param length how long a lease may be, at most.
 * @returns an expression that is true where nobody holds the lease: there is none, it has run out, or it would last
 * longer than any may, because the clock was set back after it had been written.
 */
export function leaseIsOver(database: Clocked, until: string, length: number): Document {
  return {
    $or: [
      { $lte: [{ $ifNull: [until, 0] }, databaseNow(database)] },
      { $gt: [until, fromNow(database, length + tolerated)] },
    ],
  }
}

/**
 * @param since the field that holds when something began, such as `$begunAt`.
 * @returns an expression that is true where that was `length` milliseconds ago or earlier, or lies ahead, because the
 * clock was set back after it had been written.
 */
export function beganBefore(database: Clocked, since: string, length: number): Document {
  return {
    $or: [
      { $lte: [{ $ifNull: [since, 0] }, fromNow(database, -length)] },
      { $gt: [since, fromNow(database, tolerated)] },
    ],
  }
}

/** Asks the database what time it is, in epoch milliseconds. */
export async function readDatabaseTime(
  database: Pick<Database, 'connection' | 'call' | 'clockOffset'>,
): Promise<number> {
  const { connection, call } = database
  const answer = await call('clock.read', async () => connection.db?.admin().command({ hello: 1 }))
  const time: unknown = answer?.localTime
  if (!(time instanceof Date)) throw new Error('the database did not say what time it is')
  return time.getTime() + (database.clockOffset?.() ?? 0)
}
