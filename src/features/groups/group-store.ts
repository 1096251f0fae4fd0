import type { Conversation } from '#chat/incoming.ts'
import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { maybeList, oneOf, partOf } from '#database/model.ts'
import type { CallRecord, GroupRecord } from './group.ts'
import type { OfficeTerm } from './office-term.ts'

const channel = partOf<NonNullable<GroupRecord['channel']>>({
  place: partOf<Conversation>({
    kind: oneOf<Conversation['kind']>({ direct: true, group: true, channel: true }),
    ...{ id: String, thread: String },
  }),
  via: String,
})

const groupShape = {
  nextNumber: { type: Number, default: 1 },
  reserved: { type: [partOf<GroupRecord['reserved'][number]>({ meeting: String, number: Number })], default: [] },
  joinLink: { type: String, default: null },
  channel: { type: channel, default: null },
  hiddenLeaders: maybeList(String),
} satisfies Shape<GroupRecord>

const callShape = {
  state: { ...oneOf<CallRecord['state']>({ charter: true, open: true, closed: true }), default: 'charter' },
  deadline: {
    type: partOf<NonNullable<CallRecord['deadline']>>({ date: String, time: String, zone: String }),
    default: null,
  },
  openedAt: { type: String, default: longAgo },
  closedBy: String,
  rev: { type: Number, default: 0 },
  waiting: { type: [partOf<CallRecord['waiting'][number]>({ person: String, since: String })], default: [] },
} satisfies Shape<CallRecord>

const termShape = {
  person: { type: String, required: true },
  office: { type: String, required: true },
  group: { type: String, default: null },
  state: {
    ...oneOf<OfficeTerm['state']>({ offered: true, accepted: true, declined: true, ended: true }),
    required: true,
  },
  from: { type: String, default: null },
  to: { type: String, default: null },
  appointedBy: { type: String, default: '' },
  how: oneOf<NonNullable<OfficeTerm['how']>>({ election: true }),
  onSuggestionOf: { type: String, default: null },
  offeredBy: { type: String, default: '' },
  offeredAt: { type: String, default: longAgo },
  answeredAt: { type: String, default: null },
  startedAt: String,
  endedAt: { type: String, default: null },
  endedBy: String,
  resigned: Boolean,
  terms: String,
  receipts: {
    type: [partOf<OfficeTerm['receipts'][number]>({ id: String, version: Number, hash: String, at: String })],
    default: [],
  },
} satisfies Shape<OfficeTerm>

export type GroupStore = Collection<GroupRecord>
export type CallStore = Collection<CallRecord>
export type OfficeTermStore = Collection<OfficeTerm>

export function groupStore(database: Database): GroupStore {
  // That a number was taken concerns nobody else: a series takes many.
  return collection<GroupRecord>(database, { name: 'groups', shape: groupShape, source: ['joinLink', 'channel'] })
}

export function callStore(database: Database): CallStore {
  return collection<CallRecord>(database, {
    name: 'calls',
    shape: callShape,
    aggregate: true,
    source: true,
    indexes: [{ fields: { 'waiting.person': 1 } }],
  })
}

export function officeTermStore(database: Database): OfficeTermStore {
  return collection<OfficeTerm>(database, {
    name: 'office-terms',
    shape: termShape,
    aggregate: true,
    source: true,
    indexes: [
      { fields: { person: 1 } },
      { fields: { group: 1 } },
      { fields: { offeredBy: 1 } },
      { fields: { office: 1 } },
      { fields: { state: 1, from: 1 } },
      { fields: { state: 1, to: 1 } },
    ],
  })
}
