import type { Incoming } from '#chat/incoming.ts'
import type { Answer } from '#chat/platform.ts'
import { type Database, isDuplicate } from '#database/connection.ts'
import { type ExpiryDate, expiryDate } from '#database/expiry.ts'

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
  begunAt: number
  answer: Answer | null
  begun: boolean
  expireAt: ExpiryDate
}

/** Longer than any work on one incoming takes. */
const patience = 30_000

/** @param real the real time, in epoch milliseconds. */
export function receivedStore(database: Database, real: () => number): Received {
  const rows = database.connection.collection<Row>('received')
  const stale = () => ({ begun: true, begunAt: { $lt: real() - patience } })
  const claim = (filter: object) =>
    rows.findOneAndUpdate({ ...stale(), ...filter }, { $set: { begunAt: real() } }, { returnDocument: 'after' })
  return {
    async begin(key, incoming) {
      const row = {
        incoming,
        begunAt: real(),
        answer: null,
        begun: true,
        expireAt: expiryDate(real() + 3 * 24 * 3_600_000),
      }
      try {
        await database.call('received.begin', () => rows.insertOne({ _id: key, ...row }))
        return 'mine'
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      const known = await database.call('received.get', () => rows.findOne({ _id: key }))
      if (known?.answer) return known.answer
      return (await database.call('received.claim', () => claim({ _id: key }))) ? 'mine' : 'working'
    },
    done: async (key, answer) => {
      // What somebody wrote is not kept here a moment longer than the work on it takes.
      await database.call('received.done', () =>
        rows.updateOne({ _id: key }, { $set: { begun: false, answer }, $unset: { incoming: '' } }),
      )
    },
    takeOver: async () => {
      const row = await database.call('received.takeOver', () => claim({}))
      return row && { key: row._id, incoming: row.incoming }
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
