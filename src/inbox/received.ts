import type { Incoming } from '#chat/incoming.ts'
import type { Answer } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import { type Database, isDuplicate } from '#database/connection.ts'
import { type ExpiryDate, expiryDate } from '#database/expiry.ts'
import { hasDied, processName } from '#database/process-name.ts'

/** The record that makes an incoming happen once: stored with its body before the work, with the answer after it. */
export interface Received {
  /** 'mine' = begun here and now; 'spent' = mine, but tried too often; 'working' = somebody is at it; otherwise its answer. */
  begin(key: string, incoming: Incoming): Promise<'mine' | 'spent' | 'working' | Answer>
  done(key: string, answer: Answer): Promise<void>
  /**
   * Takes over one that was begun and never finished: its process has died. `spent` = it was tried too often already.
   * @returns null where there is none.
   */
  takeOver(): Promise<{ key: string; incoming: Incoming; spent: boolean } | null>
  /** Tells other processes that this one is still at what it has in hand. It does so by itself while it works. */
  renew(): Promise<void>
  prepare(): Promise<void>
}

type Row = {
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
export function receivedStore(database: Database, clock: Pick<Clock, 'real' | 'id'>): Received {
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

  async function claim({ _id, by, begunAt }: Row): Promise<{ spent: boolean } | null> {
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
    return { spent: before.attempts >= mostAttempts }
  }

  return {
    async begin(key, incoming) {
      const row = { incoming, begunAt: clock.real(), attempts: 1, by: me, answer: null, begun: true }
      try {
        const expireAt = expiryDate(clock.real() + kept)
        await database.call('received.begin', () => rows.insertOne({ _id: key, ...row, expireAt }))
        take(key)
        return 'mine'
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      const known = await database.call('received.get', () => rows.findOne({ _id: key }))
      if (known?.answer) return known.answer
      const claimed = known && (await claim(known))
      if (!claimed) return 'working'
      return claimed.spent ? 'spent' : 'mine'
    },
    done: async (key, answer) => {
      // What somebody wrote is not kept here a moment longer than the work on it takes.
      await database
        .call('received.done', () =>
          rows.updateOne({ _id: key }, { $set: { begun: false, answer }, $unset: { incoming: '' } }),
        )
        .finally(() => letGo(key))
    },
    takeOver: async () => {
      const begun = await database.call('received.begun', () => rows.find({ begun: true }).limit(1000).toArray())
      for (const row of begun) {
        const claimed = await claim(row)
        if (claimed) return { key: row._id, incoming: row.incoming, ...claimed }
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
