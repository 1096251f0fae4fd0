import { createHmac, randomBytes } from 'node:crypto'

/**
 * Where time, chance and ids come from. Nothing else in the house reads them.
 *
 * Two times, never mixed: *business* time decides what is due, late or quiet, and the demo can move it forward;
 * *real* time decides leases, attempts, pacing and expiry.
 */
export interface Clock {
  /** Business time, as ISO text to the second, for instance `2020-03-02T08:00:00Z`. */
  now(): string
  /** Real time, in epoch milliseconds. */
  real(): number
  /** A new id: 16 random characters of base32, unguessable and safe in URLs and keys. */
  id(): string
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** Random bytes are asked of the system many at a time: each asking costs more than an id. */
let pool = new Uint8Array()

/** @returns a random id of 16 characters (80 bits). */
export function randomId(): string {
  if (pool.length < 16) pool = new Uint8Array(randomBytes(4096))
  const bytes = pool.subarray(0, 16)
  pool = pool.subarray(16)
  return inLetters(bytes)
}

/**
 * Ids that follow from a secret seed, in order: whoever has the seed is given the same ones again. Those made for one
 * purpose do not shift when there are more or fewer of another.
 */
export function idsFrom(seed: string): (of?: string) => string {
  const made = new Map<string, number>()
  return (of = '') => {
    const nth = made.get(of) ?? 0
    made.set(of, nth + 1)
    return inLetters(createHmac('sha256', seed).update(`${of}|${nth}`).digest().subarray(0, 16))
  }
}

function inLetters(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += letters[byte & 31]
  return text
}

/** Real time in epoch milliseconds. */
export function realTime(): number {
  return Temporal.Now.instant().epochMilliseconds
}

/** Milliseconds since this process began, by a counter that nobody can set: for how long something took, or may take. */
export function steadyTime(): number {
  return performance.now()
}

/** Waits for work for so many milliseconds of real time and no longer; the work itself goes on. */
export async function inTime<T>(work: Promise<T>, within: number): Promise<T | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => resolve('late'), within)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

/** A clock whose business time is real time plus an offset that may change. @param offset in milliseconds. */
export function clockWithOffset(offset: () => number): Clock {
  return {
    now: () => secondsText(realTime() + offset()),
    real: realTime,
    id: randomId,
  }
}

/** The clock of a real installation: business time is real time. */
export const systemClock: Clock = clockWithOffset(() => 0)

/** The second that was written last, and its text: an act asks for the time often. */
let written = { second: Number.NaN, text: '' }

function secondsText(epochMilliseconds: number): string {
  const second = Math.floor(epochMilliseconds / 1000)
  if (second !== written.second)
    written = {
      second,
      text: Temporal.Instant.fromEpochMilliseconds(second * 1000).toString({ smallestUnit: 'second' }),
    }
  return written.text
}
