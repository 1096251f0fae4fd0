import { Schema } from 'mongoose'
import { type Collection, collection, longAgo, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import { type Application, openStates } from './application.ts'

const { Mixed } = Schema.Types

const shape = {
  group: { type: String, required: true },
  person: { type: String, required: true },
  state: { type: String, required: true },
  answers: { type: Mixed, default: {} },
  receipts: { type: Mixed, default: [] },
  terms: { type: String, default: null },
  late: { type: String, default: null },
  startedAt: { type: String, default: longAgo },
  touchedAt: { type: String, default: longAgo },
  submittedAt: { type: String, default: null },
  submissions: { type: Number, default: 0 },
  decisions: { type: Number, default: 0 },
  decision: { type: Mixed, default: null },
  questions: { type: Mixed, default: [] },
  movedTo: { type: String, default: null },
  movedFrom: { type: String, default: null },
  endedAt: { type: String, default: null },
  onPage: Mixed,
  onboarded: { type: [String], default: [] },
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
      { fields: { group: 1, state: 1 } },
    ],
  })
}
