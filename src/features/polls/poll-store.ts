import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { byKey, oneOf, partOf } from '#database/model.ts'
import type { Choice, Poll, PollEnd, Preference, Vote } from './poll.ts'

const choice = partOf<Choice>({
  ...{ id: String, date: String, time: String, zone: String },
  ...{ said: String, lasts: String, at: String },
})
const end = partOf<PollEnd>({
  why: oneOf<PollEnd['why']>({ closed: true, cancelled: true, answered: true, time: true }),
  at: String,
  by: String,
})

const pollShape = {
  group: { type: String, required: true },
  title: { type: String, default: '' },
  link: { type: String, default: null },
  choices: { type: [choice], required: true },
  fairest: { type: [String], default: [] },
  askedBy: { type: String, required: true },
  askedAt: { type: String, required: true },
  until: { type: String, required: true },
  state: { ...oneOf<Poll['state']>({ open: true, closed: true, cancelled: true }), required: true },
  ended: { type: end, default: null },
} satisfies Shape<Poll>

const voteShape = {
  poll: { type: String, required: true },
  person: { type: String, required: true },
  answers: { ...byKey(oneOf<Preference>({ yes: true, 'if-need-be': true, no: true })), default: {} },
  note: { type: String, default: null },
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
    indexes: [{ fields: { poll: 1, person: 1 } }, { fields: { person: 1 } }],
  })
}
