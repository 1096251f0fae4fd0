import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf } from '#database/model.ts'
import type { Action } from './action.ts'

const shape = {
  group: { type: String, required: true },
  meeting: { type: String, default: null },
  reference: { type: String, default: null },
  what: { type: String, required: true },
  owner: { type: String, required: true },
  due: { type: String, default: null },
  state: { ...oneOf<Action['state']>({ asked: true, accepted: true, refused: true, done: true }), required: true },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
  askedAt: { type: String, default: longAgo },
  answeredAt: { type: String, default: null },
  closedAt: { type: String, default: null },
} satisfies Shape<Action>

/** Who does what by when, in all groups. */
export function actionStore(database: Database): Collection<Action> {
  return collection<Action>(database, {
    name: 'actions',
    shape,
    aggregate: true,
    indexes: [
      { fields: { state: 1 } },
      { fields: { group: 1, state: 1 } },
      { fields: { owner: 1, state: 1 } },
      { fields: { by: 1, state: 1 } },
    ],
  })
}
