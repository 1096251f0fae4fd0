import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { byKey, oneOf, partOf } from '#database/model.ts'
import type { Approval, PermissionRequest } from './request.ts'

const shape = {
  kind: { type: String, required: true },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
  number: { type: Number, required: true },
  answers: { ...byKey(String), default: {} },
  day: { type: String, default: null },
  isLate: { type: Boolean, default: false },
  state: {
    ...oneOf<PermissionRequest['state']>({
      ...{ open: true, granted: true, declined: true, seen: true, withdrawn: true, revoked: true },
    }),
    default: 'open',
  },
  approvals: {
    type: [partOf<Approval>({ party: String, name: String, by: String, at: String, conditions: String })],
    default: [],
  },
  answeredBy: { type: String, default: null },
  reason: { type: String, default: null },
  closedAt: { type: String, default: null },
  until: { type: String, default: null },
  revokedAt: { type: String, default: null },
  revokedBy: { type: String, default: null },
  revokedWhy: { type: String, default: null },
} satisfies Shape<PermissionRequest>

/** What people asked of those who answer for the organisation, and the answers. */
export function requestStore(database: Database): Collection<PermissionRequest> {
  return collection<PermissionRequest>(database, {
    name: 'requests',
    shape,
    aggregate: true,
    indexes: [{ fields: { number: 1 }, unique: true }, { fields: { by: 1, at: 1 } }, { fields: { state: 1, at: 1 } }],
  })
}
