import type { Delivery } from '#outbox/delivery.ts'

/** A planned reminder to ann. */
export const exampleRow: Delivery = {
  _id: 't|reminder|1|ann',
  root: 't',
  kind: 'reminder',
  slot: '1',
  to: 'ann',
  place: null,
  subject: 'toy',
  state: 'planned',
  v: 1,
  epoch: 1,
  dueAt: 1000,
  sendBy: 9000,
  priority: 1,
  notBefore: 0,
  workspace: 'slack|T1',
  account: 'slack|T1|U1',
  tried: [],
  attempt: null,
  tellsRev: null,
  maybeTold: [],
  ref: null,
  why: null,
  settledAt: null,
  repeated: false,
}
