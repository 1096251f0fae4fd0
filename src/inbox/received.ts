import type { Incoming } from '#chat/incoming.ts'
import type { Answer } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import { type Database, isDuplicate } from '#database/connection.ts'
import { type ExpiryDate, expiryDate } from '#database/expiry.ts'
import { hasDied, processName } from '#database/process-name.ts'

/** The record that makes an incoming happen once: stored with its body before the work, with the answer after it. */
export interface Received {
  /** 'mine' = begun here and now; 'working' = somebody is at it; otherwise the answer it got. */
  begin(key: string, incoming: Incoming): Promise<'mine' | 'working' | Answer>
  done(key: string, answer: Answer): Promise<void>
  /** Takes over one that was begun and never finished: its process has died. @returns null where there is none. */
  takeOver(): Promise<{ key: string; incoming: Incoming } | null>
  prepare(): Promise<void>
}

type Row = {
  _id: string
  incoming: Incoming
  /** Real time, epoch milliseconds. */
  begunAt: number
  /** The process that is at it. */
  by: string
  answer: Answer | null
  begun: boolean
  expireAt: ExpiryDate
}

/** Longer than any work on one incoming takes. */
const patience = 30_000
const kept = 3 * 24 * 3_600_000

/** The incomings that have been accepted. */
export function receivedStore(database: Database, clock: Pick<Clock, 'real' | 'id'>): Received {
  const rows = database.connection.collection<Row>('received')
  const me = processName(clock.id())

  async function claim({ _id, by, begunAt }: Row): Promise<Row | null> {
    const abandoned = begunAt < clock.real() - patience || (by !== me && hasDied(by))
    if (!abandoned) return null
    return database.call('received.claim', () =>
      rows.findOneAndUpdate({ _id, by, begunAt, begun: true }, { $set: { by: me, begunAt: clock.real() } }),
    )
  }

  return {
    async begin(key, incoming) {
      const row = { incoming, begunAt: clock.real(), by: me, answer: null, begun: true }
      try {
        const expireAt = expiryDate(clock.real() + kept)
        await database.call('received.begin', () => rows.insertOne({ _id: key, ...row, expireAt }))
        return 'mine'
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      const known = await database.call('received.get', () => rows.findOne({ _id: key }))
      if (known?.answer) return known.answer
      return known !== null && (await claim(known)) !== null ? 'mine' : 'working'
    },
    done: async (key, answer) => {
      // What somebody wrote is not kept here a moment longer than the work on it takes.
      await database.call('received.done', () =>
        rows.updateOne({ _id: key }, { $set: { begun: false, answer }, $unset: { incoming: '' } }),
      )
    },
    takeOver: async () => {
      const begun = await database.call('received.begun', () => rows.find({ begun: true }).limit(1000).toArray())
      for (const row of begun) if (await claim(row)) return { key: row._id, incoming: row.incoming }
      return null
    },
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
