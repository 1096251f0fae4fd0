import { Schema } from 'mongoose'
import { type Collection, collection, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { Poll, Vote } from './poll.ts'

const { Mixed } = Schema.Types

const pollShape = {
  group: String,
  title: String,
  link: String,
  choices: Mixed,
  fairest: [String],
  askedBy: String,
  askedAt: String,
  until: String,
  state: String,
  ended: Mixed,
} satisfies Shape<Poll>

const voteShape = { poll: String, person: String, answers: Mixed, at: String } satisfies Shape<Vote>

export type PollStore = Collection<Poll>
export type VoteStore = Collection<Vote>

/** Of two polls opened at once in a group, one is: the index sees to it. */
export function pollStore(database: Database): PollStore {
  return collection<Poll>(database, {
    name: 'polls',
    shape: pollShape,
    root: true,
    indexes: [{ fields: { group: 1 }, unique: true, where: { state: 'open' } }],
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
