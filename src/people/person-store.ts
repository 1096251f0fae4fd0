import { Schema } from 'mongoose'
import { type Collection, collection, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { KnownAccount } from './account.ts'
import type { Person } from './person.ts'

const { Mixed } = Schema.Types

const personShape = {
  name: String,
  email: String,
  details: Mixed,
  zone: String,
  zoneConfirmed: Boolean,
  zoneSaid: String,
  device: String,
  zonesKept: Mixed,
  locale: String,
  quiet: Mixed,
  hours: Mixed,
  reminders: Mixed,
  muted: [String],
  calendar: Mixed,
  linkGeneration: Number,
  createdAt: String,
} satisfies Shape<Person>

/** What no notice depends on. */
const unplanned = ['device', 'zonesKept']

const accountShape = {
  person: String,
  account: Mixed,
  via: String,
  address: String,
  reachable: Boolean,
  unreachable: String,
  email: String,
  zone: String,
  lastAt: String,
} satisfies Shape<KnownAccount>

export type PersonStore = Collection<Person>
export type AccountStore = Collection<KnownAccount>

/** People: a change of zone, quiet hours or reminders changes what they should be sent and when; where their device is does not. */
export function personStore(database: Database): PersonStore {
  const source = Object.keys(personShape).filter((field): field is keyof Person => !unplanned.includes(field))
  return collection<Person>(database, { name: 'people', shape: personShape, source })
}

/** Accounts: who is behind an identity, and how to reach them. When it was used last changes by the hour, and nothing with it. */
export function accountStore(database: Database): AccountStore {
  return collection<KnownAccount>(database, {
    name: 'accounts',
    shape: accountShape,
    source: ['person', 'via', 'address', 'reachable'],
    indexes: [{ fields: { person: 1 } }],
  })
}
