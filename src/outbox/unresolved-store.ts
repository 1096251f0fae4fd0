import type { Unresolved } from '#context.ts'
import { carrierSubject } from './budget/carrier.ts'
import { unresolved } from './delivery.ts'
import type { DeliveryRows } from './delivery-rows.ts'

/** So many recipients of one aggregate are named, at most. */
const named = 4

export const isUnresolved = { state: 'failed', why: unresolved } as const

/** The rows that ended because nobody can tell whether they arrived. For the planner they are final; a person may have them sent again. */
export function unresolvedStore({ rows, call }: DeliveryRows, wake: () => void) {
  return {
    /** What of all aggregates is still of use to send again. @param now business time. */
    unresolved: (now: number): Promise<Unresolved[]> =>
      call('unresolved', () =>
        rows
          .aggregate<Unresolved>([
            // A message for several notices is none of its own: its lines are listed.
            { $match: { ...isUnresolved, sendBy: { $gt: now }, subject: { $ne: carrierSubject } } },
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
          .exec(),
      ),

    /**
     * failed -> planned: what was listed so gets a new life, and may be repeated by itself again; it says that it may be a
     * repetition, and what it may have told is kept. One compare-and-set for each row, on its life: whoever presses an
     * old button, or presses twice, finds none. The aggregate is planned again, and every row is checked before it goes out.
     * @returns how many.
     */
    revive: async (
      { root, subject, life, until }: Pick<Unresolved, 'root' | 'subject' | 'life' | 'until'>,
      now: number,
    ) => {
      const { modifiedCount } = await call('revive', () =>
        rows
          .updateMany(
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
              $unset: { carrier: '' },
              $inc: { v: 1 },
            },
          )
          .exec(),
      )
      if (modifiedCount > 0) wake()
      return modifiedCount
    },
  }
}
