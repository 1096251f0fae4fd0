import { Schema } from 'mongoose'
import { type Collection, collection, longAgo, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { Poll, Vote } from './poll.ts'

const { Mixed } = Schema.Types

const pollShape = {
  group: { type: String, required: true },
  title: { type: String, default: '' },
  link: { type: String, default: null },
  choices: { type: Mixed, required: true },
  fairest: { type: [String], default: [] },
  askedBy: { type: String, required: true },
  askedAt: { type: String, required: true },
  until: { type: String, required: true },
  state: { type: String, required: true },
  ended: { type: Mixed, default: null },
} satisfies Shape<Poll>

const voteShape = {
  poll: { type: String, required: true },
  person: { type: String, required: true },
  answers: { type: Mixed, default: {} },
  at: { type: String, default: longAgo },
} satisfies Shape<Vote>

export type PollStore = Collection<Poll>
export type VoteStore = Collection<Vote>

/** Of two polls opened at once in a group, one is: the index sees to it. */
export function pollStore(database: Database): PollStore {
  return collection<Poll>(database, {
    name: 'polls',
    shape: pollShape,
    aggregate: true,
    indexes: [
      { fields: { group: 1 }, unique: true, where: { state: 'open' } },
      { fields: { group: 1, until: 1 } },
      { fields: { group: 1, 'choices.date': 1 } },
      { fields: { until: 1 } },
    ],
  })
}

export function voteStore(database: Database): VoteStore {
  return collection<Vote>(database, {
    name: 'votes',
    shape: voteShape,
    source: true,
    indexes: [{ fields: { poll: 1 } }, { fields: { person: 1 } }],
  })
}
