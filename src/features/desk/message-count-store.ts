import type { Database } from '#database/connection.ts'
import { modelNamed } from '#database/model.ts'

/** How many messages of one kind about one thing stand so. `workspace` and `why` tell whom nothing reaches. */
export type MessageCount = {
  root: string
  kind: string
  state: string
  workspace: string
  why: string | null
  count: number
}

/** Counts the messages that go out, and never writes them: who may alter one is the outbox alone. */
export function messageCountStore(database: Database) {
  return {
    name: 'message-counts',
    /** Of these things, by kind and by how they stand. Only keys of the index for such counts are read. */
    ofThings: (ids: readonly string[]): Promise<MessageCount[]> =>
      database.call('deliveries.ofThings', () =>
        modelNamed(database, 'deliveries')
          .aggregate<MessageCount>(
            [
              { $match: { root: { $in: [...ids] } } },
              { $group: { _id: counted, count: { $sum: 1 } } },
              { $replaceWith: { $mergeObjects: ['$_id', { count: '$count' }] } },
            ],
            { hint: { root: 1, kind: 1, state: 1, workspace: 1, why: 1 } },
          )
          .exec(),
      ),
    /** It has no collection of its own. */
    prepare: async () => {},
  }
}

const counted = { root: '$root', kind: '$kind', state: '$state', workspace: '$workspace', why: '$why' }
