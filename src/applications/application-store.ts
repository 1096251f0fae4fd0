import { Schema } from 'mongoose'
import { type Collection, collection, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import { type Application, openStates } from './application.ts'

const { Mixed } = Schema.Types

const shape = {
  group: String,
  person: String,
  state: String,
  answers: Mixed,
  receipts: Mixed,
  terms: String,
  late: String,
  startedAt: String,
  touchedAt: String,
  submittedAt: String,
  submissions: Number,
  decisions: Number,
  decision: Mixed,
  questions: Mixed,
  movedTo: String,
  movedFrom: String,
  endedAt: String,
  onPage: Mixed,
  onboarded: [String],
} satisfies Shape<Application>

export type ApplicationStore = Collection<Application>

/** Applications: roots of their own notices, and sources for their group's meetings. */
export function applicationStore(database: Database): ApplicationStore {
  return collection<Application>(database, {
    name: 'applications',
    shape,
    root: true,
    source: true,
    indexes: [
      { fields: { group: 1, person: 1 }, unique: true, where: { state: { $in: [...openStates] } } },
      { fields: { person: 1 } },
    ],
  })
}
