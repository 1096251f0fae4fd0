import type { Filter } from 'mongodb'
import type { Clock } from '#clock.ts'
import { type Database, isDuplicate } from '#database/connection.ts'
import { driverOf, modelOf, schemaOf } from '#database/model.ts'
import { fromNow, leaseIsOver } from '#database/now.ts'
import { hasDied } from '#database/process-name.ts'
import type { Halt } from '../parts.ts'
import { platformOf } from '../routes.ts'
import type { Waits } from './waits.ts'

/** Messages a second that one installation takes; a platform that is not named is not limited. */
export type Rates = Readonly<Record<string, number>>

/** 0.97 of what the platforms allow (Slack: 300 to 600 a minute and workspace), less the fifth that is kept for replies; what a mail server takes from a stranger. */
export const usualRates: Rates = { slack: 6, teams: 20, email: 2 }

/** How fast a queue may go. It paces, it never guards: two holders would be too fast, never wrong. */
export type RateLimiter = {
  /** How many rows may be taken up now: none where another process holds the queue, the platform asked for a pause, or this process ends. */
  room(queue: string): Promise<number>
  /** Resolves when the next message may go: false where the queue was paused meanwhile, or the process ends. */
  token(queue: string): Promise<boolean>
  /** Whether another process had the queue when this one asked for it last. */
  isElsewhere(queue: string): boolean
  /** @param until real time. */
  pause(queue: string, until: number): Promise<void>
  /** Something was posted to this recipient of the queue. */
  posted(queue: string, to: string): void
  /** Whom nothing may be posted to yet in this queue: platforms take one message a second in one conversation. */
  resting(queue: string): string[]
  /** Ends pauses that last longer than `longest` from now: the clock was set back since they were written. */
  pullBack(longest: number): Promise<void>
  /** Gives up the leases on all queues, so that other processes can send at once. */
  release(): Promise<void>
}

/** `until` and `pausedUntil` by the database's clock. `holder` as `processName` calls it. */
type QueueDoc = { _id: string; holder: string; until: number; pausedUntil: number }

const schema = schemaOf<QueueDoc>('lanes', { _id: String, holder: String, until: Number, pausedUntil: Number })

/** `renewAt` and `filledAt` are measured, so that no clock that is set can stop the sending. */
type Held = { renewAt: number; pausedUntil: number; tokens: number; filledAt: number }

const leaseFor = 30_000
const renewEvery = 10_000
/** So many rows are taken up at once where nothing limits the rate; of others as many as go out in a second. */
const mostRows = 100
/** From the answer to one message to the next one in the same conversation, in milliseconds. */
const conversationPause = 1_100

type RateLimiterParts = {
  database: Database
  clock: Clock
  waits: Waits
  rates: Rates
  me: string
  halt?: Readonly<Halt>
}

export function createRateLimiter(parts: RateLimiterParts): RateLimiter {
  const { database, clock, waits, rates, me } = parts
  const queues = modelOf<QueueDoc>(database, schema)
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`lanes.${what}`, work)
  const held = new Map<string, Held>()
  const elsewhere = new Set<string>()
  /** When each conversation of a queue is free again, as measured. */
  const conversations = new Map<string, Map<string, number>>()
  const rateOf = (queue: string) => rates[platformOf(queue)]

  /** @returns the queue's record where this process may have it, else null. */
  async function acquire(queue: string): Promise<QueueDoc | null> {
    const own = await take(queue, { $or: [{ holder: me }, { $expr: leaseIsOver(database, '$until', leaseFor) }] })
    if (own) return own
    const known = await call('get', () => queues.findOne({ _id: queue }).lean<QueueDoc>().exec())
    if (known) return hasDied(known.holder) ? take(queue, { holder: known.holder }) : null
    await call('insert', () => insertOnce(() => queues.create([{ _id: queue, holder: '', until: 0, pausedUntil: 0 }])))
    return acquire(queue)
  }

  const take = (queue: string, where: Filter<QueueDoc>) =>
    call('take', () =>
      // By the database's clock, which only a pipeline and `$expr` can read: mongoose casts neither.
      driverOf<QueueDoc>(queues).findOneAndUpdate(
        { _id: queue, ...where },
        [{ $set: { holder: { $literal: me }, until: fromNow(database, leaseFor) } }],
        { returnDocument: 'after' },
      ),
    )

  async function acquireLease(queue: string): Promise<Held | null> {
    const known = held.get(queue)
    if (known && waits.elapsed() < known.renewAt) return known
    const doc = await acquire(queue)
    if (!doc) {
      held.delete(queue)
      elsewhere.add(queue)
      return null
    }
    elsewhere.delete(queue)
    const elapsed = waits.elapsed()
    // A new holder starts with an empty bucket: the one before may have spent its share.
    const { tokens, filledAt } = known ?? { tokens: 0, filledAt: elapsed }
    const now = { renewAt: elapsed + renewEvery, pausedUntil: doc.pausedUntil, tokens, filledAt }
    held.set(queue, now)
    return now
  }

  function fill(bucket: Held, rate: number): void {
    const elapsed = waits.elapsed()
    bucket.tokens = Math.min(Math.max(rate, 1), bucket.tokens + ((elapsed - bucket.filledAt) * rate) / 1000)
    bucket.filledAt = elapsed
  }

  return {
    async room(queue) {
      if (parts.halt?.asked) return 0
      const rate = rateOf(queue)
      if (rate === undefined) return mostRows
      const bucket = await acquireLease(queue)
      if (!bucket || clock.real() < bucket.pausedUntil) return 0
      // No more than go out in about a second: what is taken up is checked against facts that age.
      return Math.min(mostRows, Math.max(1, Math.ceil(rate)))
    },

    async token(queue) {
      const rate = rateOf(queue)
      for (;;) {
        if (parts.halt?.asked) return false
        if (rate === undefined) return true
        const bucket = held.get(queue)
        if (!bucket || clock.real() < bucket.pausedUntil) return false
        fill(bucket, rate)
        if (bucket.tokens >= 1) {
          bucket.tokens -= 1
          return true
        }
        await waits.after(Math.ceil(((1 - bucket.tokens) * 1000) / rate)).passed
      }
    },

    isElsewhere: (queue) => elsewhere.has(queue),

    async pause(queue, until) {
      const bucket = held.get(queue)
      if (bucket) bucket.pausedUntil = Math.max(bucket.pausedUntil, until)
      await call('pause', () => queues.updateOne({ _id: queue }, { $max: { pausedUntil: until } }).exec())
    },

    posted(queue, to) {
      if (rateOf(queue) === undefined) return
      const freeAt = conversations.get(queue) ?? new Map<string, number>()
      conversations.set(queue, freeAt.set(to, waits.elapsed() + conversationPause))
    },

    resting(queue) {
      const freeAt = conversations.get(queue)
      for (const [to, at] of freeAt ?? []) if (at <= waits.elapsed()) freeAt?.delete(to)
      return [...(freeAt?.keys() ?? [])]
    },

    async pullBack(longest) {
      const real = clock.real()
      for (const bucket of held.values()) if (bucket.pausedUntil > real + longest) bucket.pausedUntil = real
      const isTooLong = { $expr: { $gt: ['$pausedUntil', fromNow(database, longest)] } }
      await call('pullBack', () => driverOf<QueueDoc>(queues).updateMany(isTooLong, { $set: { pausedUntil: 0 } }))
    },

    async release() {
      held.clear()
      await call('release', () => queues.updateMany({ holder: me }, { $set: { until: 0 } }).exec())
    },
  }
}

async function insertOnce(insert: () => Promise<unknown>): Promise<void> {
  try {
    await insert()
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
