import type { Incoming } from '#chat/incoming.ts'
import type { Answer } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import { type Database, isDuplicate } from '#database/connection.ts'
import { type ExpiryDate, expiryDate } from '#database/expiry.ts'
import { hasDied, processName } from '#database/process-name.ts'
import type { Instant } from '#time/instant.ts'

/** The record that makes an incoming happen once: stored with its body before the work, with the answer after it. */
export interface Received {
  /** An attempt is this process's to make; 'working' = somebody is at it; otherwise the incoming has its answer. */
  begin(key: string, incoming: Incoming): Promise<Attempt | 'working' | Answer>
  done(key: string, answer: Answer): Promise<void>
  /**
   * Keeps what an incoming means before it is done, by one compare-and-set.
   * @returns what is kept: of an attempt that resolved it earlier, that attempt's.
   */
  resolve<T>(key: string, name: string, meant: T): Promise<T>
  /** Takes over one that was begun and never finished: its process has died. @returns null where there is none. */
  takeOver(): Promise<{ key: string; incoming: Incoming; attempt: Attempt } | null>
  /** Tells other processes that this one is still at what it has in hand. It does so by itself while it works. */
  renew(): Promise<void>
  prepare(): Promise<void>
}

/** What every attempt at an incoming shares, so that doing it again after a crash is the same act. */
export type Attempt = {
  /** It was tried too often already. */
  spent: boolean
  /** Business time when it was accepted: `now` of every attempt. */
  now: Instant
  /** Random and secret: the ids and tokens that an attempt makes follow from it. */
  seed: string
  /** What earlier attempts have resolved, by name. */
  resolved: Record<string, unknown>
}

type Row = Omit<Attempt, 'spent'> & {
  _id: string
  incoming: Incoming
  /** When work on it was last known to go on: real time, epoch milliseconds. */
  begunAt: number
  /** How often it was begun. */
  attempts: number
  /** The process that is at it. */
  by: string
  answer: Answer | null
  begun: boolean
  expireAt: ExpiryDate
}

/** After how long without a sign of its process the work on an incoming counts as abandoned. */
const patience = 30_000
/** An incoming that takes its process down with it must not do so for ever. */
const mostAttempts = 3
const kept = 3 * 24 * 3_600_000

/** The incomings that have been accepted. */
export function receivedStore(database: Database, clock: Pick<Clock, 'now' | 'real' | 'id'>): Received {
  const rows = database.connection.collection<Row>('received')
  const me = processName(clock.id())
  const inHand = new Set<string>()
  let renewing: ReturnType<typeof setInterval> | null = null

  function take(key: string): void {
    inHand.add(key)
    // A sign that does not get through is repeated soon.
    renewing ??= setInterval(() => renew().catch(() => {}), patience / 3).unref()
  }

  function letGo(key: string): void {
    inHand.delete(key)
    if (inHand.size > 0 || renewing === null) return
    clearInterval(renewing)
    renewing = null
  }

  async function renew(): Promise<void> {
    await database.call('received.renew', () =>
      rows.updateMany({ _id: { $in: [...inHand] }, by: me, begun: true }, { $set: { begunAt: clock.real() } }),
    )
  }

  async function claim({ _id, by, begunAt }: Row): Promise<Attempt | null> {
    if (inHand.has(_id)) return null
    const abandoned = begunAt < clock.real() - patience || (by !== me && hasDied(by))
    if (!abandoned) return null
    const before = await database.call('received.claim', () =>
      rows.findOneAndUpdate(
        { _id, by, begunAt, begun: true },
        { $set: { by: me, begunAt: clock.real() }, $inc: { attempts: 1 } },
      ),
    )
    if (before === null) return null
    take(_id)
    return attemptOf(before, { spent: before.attempts >= mostAttempts })
  }

  /** A row of an older program has no instant and no seed. */
  function attemptOf({ now, seed, resolved }: Partial<Row>, { spent }: { spent: boolean }): Attempt {
    return { spent, now: now ?? clock.now(), seed: seed ?? clock.id(), resolved: resolved ?? {} }
  }

  return {
    async begin(key, incoming) {
      const shared = { now: clock.now(), seed: clock.id() + clock.id(), resolved: {} }
      const row = { incoming, begunAt: clock.real(), attempts: 1, by: me, answer: null, begun: true, ...shared }
      try {
        const expireAt = expiryDate(clock.real() + kept)
        await database.call('received.begin', () => rows.insertOne({ _id: key, ...row, expireAt }))
        take(key)
        return attemptOf(row, { spent: false })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      const known = await database.call('received.get', () => rows.findOne({ _id: key }))
      if (known?.answer) return known.answer
      return (known && (await claim(known))) ?? 'working'
    },
    resolve: async (key, name, meant) => {
      const field = `resolved.${name}`
      const { matchedCount } = await database.call('received.resolve', () =>
        rows.updateOne({ _id: key, [field]: { $exists: false } }, { $set: { [field]: meant } }),
      )
      if (matchedCount > 0) return meant
      // Another process took this incoming over and resolved it first: what it wrote down is meant.
      const row = await database.call('received.resolved', () => rows.findOne({ _id: key }))
      return (row?.resolved?.[name] as typeof meant | undefined) ?? meant
    },
    done: async (key, answer) => {
      // What somebody wrote is not kept here a moment longer than the work on it takes.
      await database
        .call('received.done', () =>
          rows.updateOne(
            { _id: key },
            { $set: { begun: false, answer }, $unset: { incoming: '', seed: '', resolved: '' } },
          ),
        )
        .finally(() => letGo(key))
    },
    takeOver: async () => {
      const begun = await database.call('received.begun', () =>
        rows
          .find({ begun: true, begunAt: { $gte: 0 } })
          .limit(1000)
          .toArray(),
      )
      for (const row of begun) {
        const attempt = await claim(row)
        if (attempt) return { key: row._id, incoming: row.incoming, attempt }
      }
      return null
    },
    renew,
    prepare: async () => {
      await database.call('received.prepare', () =>
        rows.createIndexes([
          { key: { expireAt: 1 }, expireAfterSeconds: 0 },
          { key: { begunAt: 1 }, partialFilterExpression: { begun: true } },
        ]),
      )
    },
  }
}
