import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import type { DeskSession } from './desk-session.ts'

const shape = {
  person: { type: String, required: true },
  offeredAt: { type: String, default: longAgo },
  openedAt: { type: String, default: null },
  key: { type: String, default: null },
  keyAt: { type: String, default: null },
  oldKey: { type: String, default: null },
  endedAt: { type: String, default: null },
} satisfies Shape<DeskSession>

/** The links to the desk and the browsers that are at it. Nothing of a link or cookie is kept but hashes. */
export function deskSessionStore(database: Database): Collection<DeskSession> {
  return collection<DeskSession>(database, {
    name: 'desk-sessions',
    shape,
    indexes: [{ fields: { person: 1 } }, { fields: { offeredAt: 1 } }],
  })
}
