import mongoose from 'mongoose'
import type { Report } from './complete.ts'
import { connectFault } from './connect-faults.ts'
import { callInTime } from './patience.ts'

/**
 * One MongoDB database. Every call to it goes through `call`, by name, so that a test can stop the process in its tracks
 * before or after any of them, and so that there is one place for time-outs.
 */
export interface Database {
  readonly connection: mongoose.Connection
  /** @param what for instance `meetings.updateOne`. */
  call<T>(what: string, work: () => Promise<T>): Promise<T>
  /** A hint, may be lost: somebody should look at what is to be planned. Set by compose. */
  wake(): void
  /** In tests: milliseconds that `now.ts` adds to the server's clock. */
  clockOffset?: () => number
  /** In tests: what is read together is read part by part, so that each shows its plan. */
  readonly separately?: true
  /** Something odd was found in a stored document: see complete.ts. */
  readonly report?: Report
  close(): Promise<void>
}

/** Stands between the house and the database; the default waits for each call for so long and no longer. */
export type Gate = <T>(what: string, work: () => Promise<T>) => Promise<T>

/** Connects, majority reads and writes. @throws with a sentence when no server answers within ten seconds. */
export async function connect(
  uri: string,
  options: Pick<Partial<Database>, 'clockOffset' | 'report' | 'separately' | 'wake'> & { gate?: Gate } = {},
): Promise<Database> {
  const connection = await opened(uri)
  return {
    connection,
    call: options.gate ?? callInTime,
    wake: options.wake ?? (() => {}),
    ...(options.report ? { report: options.report } : {}),
    ...(options.separately ? { separately: true } : {}),
    ...(options.clockOffset ? { clockOffset: options.clockOffset } : {}),
    close: () => connection.close(),
  }
}

async function opened(uri: string): Promise<mongoose.Connection> {
  try {
    return await mongoose
      .createConnection(uri, {
        writeConcern: { w: 'majority' },
        readConcern: { level: 'majority' },
        retryWrites: true,
        serverSelectionTimeoutMS: 10_000,
        autoIndex: false,
      })
      .asPromise()
  } catch (error) {
    throw new Error(connectFault(error, uri))
  }
}

/** @returns whether an error is MongoDB's "duplicate key". */
export function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000
}

/**
 * @returns the places of those that an insert of several did not write, since they exist: all of them, or where it is
 * ordered, the one at which it ended; null where it failed for any other reason too.
 */
export function duplicatesIn(error: unknown): number[] | null {
  if (!isDuplicate(error) || typeof error !== 'object' || error === null || !('writeErrors' in error)) return null
  const { writeErrors } = error
  const failed: unknown[] = Array.isArray(writeErrors) ? writeErrors : [writeErrors]
  const places = failed.map((one) =>
    isDuplicate(one) && typeof one === 'object' && one !== null && 'index' in one ? Number(one.index) : null,
  )
  return places.every((place) => place !== null) ? places : null
}
