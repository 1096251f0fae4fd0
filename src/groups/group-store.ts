import { Schema } from 'mongoose'
import { type Collection, collection, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { CallRecord, GroupRecord } from './group.ts'
import type { OfficeTerm } from './office-term.ts'

const { Mixed } = Schema.Types

const groupShape = { nextNumber: Number, joinLink: String, channel: Mixed } satisfies Shape<GroupRecord>

const callShape = {
  state: String,
  deadline: Mixed,
  openedAt: String,
  closedBy: String,
  rev: Number,
  waiting: Mixed,
} satisfies Shape<CallRecord>

const termShape = {
  person: String,
  office: String,
  group: String,
  state: String,
  from: String,
  to: String,
  appointedBy: String,
  onSuggestionOf: String,
  offeredBy: String,
  offeredAt: String,
  answeredAt: String,
  startedAt: String,
  endedAt: String,
  endedBy: String,
  receipts: Mixed,
} satisfies Shape<OfficeTerm>

export type GroupStore = Collection<GroupRecord>
export type CallStore = Collection<CallRecord>
export type OfficeTermStore = Collection<OfficeTerm>

export function groupStore(database: Database): GroupStore {
  // That a number was taken concerns nobody else: a series takes many.
  return collection<GroupRecord>(database, { name: 'groups', shape: groupShape, source: ['joinLink', 'channel'] })
}

export function callStore(database: Database): CallStore {
  return collection<CallRecord>(database, { name: 'calls', shape: callShape, root: true, source: true })
}

export function officeTermStore(database: Database): OfficeTermStore {
  return collection<OfficeTerm>(database, {
    name: 'office-terms',
    shape: termShape,
    root: true,
    source: true,
    indexes: [{ fields: { person: 1 } }, { fields: { group: 1 } }],
  })
}
