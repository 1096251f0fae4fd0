import type { IndexDescription } from 'mongodb'
import type { Database } from '#database/connection.ts'
import { type Delivery, unresolved } from './delivery.ts'

/**
 * What is listed of one root: how many recipients may or may not have had something. `life` and `until` say which rows
 * were listed: a button carries them, so that each press sends again what was listed with it, once.
 */
export type Unresolved = {
  root: string
  subject: string
  kinds: string[]
  /** The first few of them. */
  recipients: string[]
  count: number
  /** The greatest number of times that any of them was sent again by a person. */
  life: number
  /** When the latest of them ended: business time, epoch milliseconds. */
  until: number
}

/** So many recipients of one root are named, at most. */
const named = 4

const isUnresolved = { state: 'failed', why: unresolved } as const

export const unresolvedIndex: IndexDescription = { key: { sendBy: 1 }, partialFilterExpression: isUnresolved }

/** The rows that ended because nobody can tell whether they arrived. For the planner they are final; a person may have them sent again. */
export function unresolvedStore(database: Database) {
  const rows = database.connection.collection<Delivery>('deliveries')
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`deliveries.${what}`, work)

  return {
    /** What of all roots is still of use to send again. @param now business time. */
    unresolved: (now: number): Promise<Unresolved[]> =>
      call('unresolved', () =>
        rows
          .aggregate<Unresolved>([
            { $match: { ...isUnresolved, sendBy: { $gt: now } } },
            {
              $group: {
                _id: { root: '$root', subject: '$subject' },
                kinds: { $addToSet: '$kind' },
                recipients: { $addToSet: '$to' },
                life: { $max: { $ifNull: ['$life', 0] } },
                until: { $max: '$settledAt' },
              },
            },
            {
              $project: {
                _id: 0,
                root: '$_id.root',
                subject: '$_id.subject',
                kinds: 1,
                recipients: { $slice: [{ $sortArray: { input: '$recipients', sortBy: 1 } }, named] },
                count: { $size: '$recipients' },
                life: 1,
                until: 1,
              },
            },
            { $sort: { root: 1 } },
          ])
          .toArray(),
      ),

    /**
     * failed -> planned: what was listed so gets a new life, and may be repeated by itself again; it says that it may be a
     * repetition, and what it may have told is kept. One compare-and-set for each row, on its life: whoever presses an
     * old button, or presses twice, finds none. The root is planned again, and every row is checked before it goes out.
     * @returns how many.
     */
    revive: async (
      { root, subject, life, until }: Pick<Unresolved, 'root' | 'subject' | 'life' | 'until'>,
      now: number,
    ) => {
      const { modifiedCount } = await call('revive', () =>
        rows.updateMany(
          {
            root,
            subject,
            ...isUnresolved,
            sendBy: { $gt: now },
            settledAt: { $lte: until },
            // Absent: it was never sent again.
            life: { $not: { $gt: life } },
          },
          {
            $set: {
              state: 'planned',
              ...{ why: null, settledAt: null, attempt: null, notBefore: 0 },
              ...{ repeats: 0, repeated: true, life: life + 1, replan: true },
            },
            $inc: { v: 1 },
          },
        ),
      )
      if (modifiedCount > 0) database.wake()
      return modifiedCount
    },
  }
}
