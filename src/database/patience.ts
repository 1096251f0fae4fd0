import { AsyncLocalStorage } from 'node:async_hooks'
import { MongoNetworkError } from 'mongodb'

/** How long a call to the database may take, in milliseconds: somebody waits for an answer, or nobody does. */
const answering = 1_500
const usual = 10_000
/** Making an index of what is there already, or storing a file, takes as long as it takes. */
const lengthy = 600_000

/** How long each call may take in the work that is under way, where that is not as usual. */
const allowed = new AsyncLocalStorage<number>()

/** The database did not answer in time. What it was asked for may still happen. */
class DatabaseLate extends Error {
  override name = 'DatabaseLate'
}

/** Whether a call that failed with this may have been carried out all the same, or may be yet. */
export function isUndecided(error: unknown): boolean {
  return error instanceof DatabaseLate || error instanceof MongoNetworkError
}

/** Does work that somebody waits for: no call to the database in it is waited for longer than 1.5 s. */
export function inHurry<T>(work: () => Promise<T>): Promise<T> {
  return allowed.run(answering, work)
}

/** Begins something that goes on when nobody waits for it any more, such as a timer. */
export function unhurried<T>(work: () => T): T {
  return allowed.exit(work)
}

/** Does work that goes through all there is: its calls to the database take as long as they take. */
export function atLeisure<T>(work: () => Promise<T>): Promise<T> {
  return allowed.run(lengthy, work)
}

/** So many turns of the event loop: each reads from a thousand connections at most, and a burst has more. */
const turnsToLook = 5

function afterTurns(turns: number, work: () => void): void {
  setImmediate(turns === 1 ? work : () => afterTurns(turns - 1, work))
}

/** Makes one call to the database. @throws DatabaseLate where it does not answer in time. */
export async function callInTime<T>(what: string, work: () => Promise<T>): Promise<T> {
  const within = /\.(prepare|save)$/.test(what) ? lengthy : (allowed.getStore() ?? usual)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const sayLate = () => reject(new DatabaseLate(`The database did not answer ${what} within ${within / 1_000} s.`))
    // Where this process was too busy to look, the answer may have arrived: what has is read first.
    timer = setTimeout(() => afterTurns(turnsToLook, sayLate), within)
  })
  return Promise.race([work(), late]).finally(() => clearTimeout(timer))
}
