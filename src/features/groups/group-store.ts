import { Schema } from 'mongoose'
import { type Collection, collection, longAgo, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { CallRecord, GroupRecord } from './group.ts'
import type { OfficeTerm } from './office-term.ts'

const { Mixed } = Schema.Types

const groupShape = {
  nextNumber: { type: Number, default: 1 },
  reserved: { type: Mixed, default: [] },
  joinLink: { type: String, default: null },
  channel: { type: Mixed, default: null },
} satisfies Shape<GroupRecord>

const callShape = {
  state: { type: String, default: 'charter' },
  deadline: { type: Mixed, default: null },
  openedAt: { type: String, default: longAgo },
  closedBy: String,
  rev: { type: Number, default: 0 },
  waiting: { type: Mixed, default: [] },
} satisfies Shape<CallRecord>

const termShape = {
  person: { type: String, required: true },
  office: { type: String, required: true },
  group: { type: String, default: null },
  state: { type: String, required: true },
  from: { type: String, default: null },
  to: { type: String, default: null },
  appointedBy: { type: String, default: '' },
  onSuggestionOf: { type: String, default: null },
  offeredBy: { type: String, default: '' },
  offeredAt: { type: String, default: longAgo },
  answeredAt: { type: String, default: null },
  startedAt: String,
  endedAt: { type: String, default: null },
  endedBy: String,
  receipts: { type: Mixed, default: [] },
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
