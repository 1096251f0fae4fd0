import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { byKey, maybeList, oneOf, partOf } from '#database/model.ts'
import { type Application, type Decision, openStates, type Removal, type Warning } from './application.ts'

const state = oneOf<Application['state']>({
  ...{ draft: true, submitted: true, accepted: true },
  ...{ ended: true, declined: true, withdrawn: true },
})
const receipt = partOf<Application['receipts'][number]>({ id: String, version: Number, hash: String, at: String })
const decision = partOf<Decision>({
  to: oneOf<Decision['to']>({ accepted: true, declined: true }),
  ...{ by: String, at: String, reason: String, note: String },
})
const question = partOf<Application['questions'][number]>({
  ...{ id: String, by: String, at: String, text: String },
  ...{ answer: String, answeredAt: String },
})

const shape = {
  group: { type: String, required: true },
  person: { type: String, required: true },
  state: { ...state, required: true },
  answers: { ...byKey(String), default: {} },
  receipts: { type: [receipt], default: [] },
  terms: { type: String, default: null },
  late: { type: String, default: null },
  startedAt: { type: String, default: longAgo },
  touchedAt: { type: String, default: longAgo },
  submittedAt: { type: String, default: null },
  submissions: { type: Number, default: 0 },
  decisions: { type: Number, default: 0 },
  decision: { type: decision, default: null },
  questions: { type: [question], default: [] },
  movedTo: { type: String, default: null },
  movedFrom: { type: String, default: null },
  endedAt: { type: String, default: null },
  removal: partOf<Removal>({ by: String, at: String, reason: String, note: String }),
  warnings: maybeList(
    partOf<Warning>({
      ...{ id: String, by: String, at: String },
      ...{ reason: String, answer: String, answeredAt: String },
    }),
  ),
  onPage: partOf<NonNullable<Application['onPage']>>({ addressConfirmed: Boolean }),
} satisfies Shape<Application>

export type ApplicationStore = Collection<Application>

/** Applications: aggregates of their own notices, and sources for their group's meetings. */
export function applicationStore(database: Database): ApplicationStore {
  return collection<Application>(database, {
    name: 'applications',
    shape,
    aggregate: true,
    source: true,
    indexes: [
      { fields: { group: 1, person: 1 }, unique: true, where: { state: { $in: [...openStates] } } },
      { fields: { person: 1 } },
      { fields: { state: 1 } },
      { fields: { 'decision.by': 1, 'decision.at': -1 }, where: { state: { $in: ['accepted', 'declined'] } } },
      { fields: { 'removal.by': 1, 'removal.at': -1 }, where: { state: 'ended' } },
      { fields: { group: 1, state: 1 } },
      // Who has joined lately.
      { fields: { 'decision.at': -1 }, where: { state: 'accepted' } },
    ],
  })
}
