import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import type { DutyStatement } from './duty-statement.ts'

const shape = {
  duty: { type: String, required: true },
  group: { type: String, default: null },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
  text: { type: String, required: true },
  link: { type: String, default: null },
  withdrawnAt: { type: String, default: null },
} satisfies Shape<DutyStatement>

/** What people say they did for their duties. Nobody is sent a message of it. */
export function dutyStatementStore(database: Database): Collection<DutyStatement> {
  return collection<DutyStatement>(database, {
    name: 'duty-statements',
    shape,
    indexes: [{ fields: { at: -1 } }, { fields: { by: 1, at: -1 } }],
  })
}
