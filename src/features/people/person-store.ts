import type { Account } from '#chat/incoming.ts'
import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { byKey, maybeList, oneOf, partOf } from '#database/model.ts'
import type { KnownAccount } from './account.ts'
import type { Person, QuietHours } from './person.ts'

const hours = partOf<QuietHours>({ from: String, to: String })
const calendar = partOf<NonNullable<Person['calendar']>>({
  kind: oneOf<NonNullable<Person['calendar']>['kind']>({ feed: true, email: true, none: true }),
  address: String,
})
const account = partOf<Account>({
  platform: oneOf<Account['platform']>({ slack: true, teams: true, local: true, email: true }),
  ...{ workspace: String, user: String },
})

const personShape = {
  name: { type: String, default: '' },
  email: { type: String, default: null },
  details: { ...byKey(String), default: {} },
  zone: { type: String, default: null },
  zoneConfirmed: { type: Boolean, default: false },
  zoneSaid: String,
  device: String,
  zonesKept: maybeList(String),
  locale: { type: String, default: null },
  quiet: { type: hours, default: null },
  hours,
  reminders: { ...byKey([String]), default: {} },
  digestOnly: { type: Boolean, default: false },
  muted: { type: [String], default: [] },
  calendar,
  linkGeneration: { type: Number, default: 0 },
  createdAt: { type: String, default: longAgo },
} satisfies Shape<Person>

/** The fields of a person that no notice depends on. */
const unplanned = ['device', 'zonesKept']

const accountShape = {
  person: { type: String, required: true },
  account: { type: account, required: true },
  via: { type: String, required: true },
  address: { type: String, default: null },
  reachable: { type: Boolean, default: true },
  unreachable: { type: String, default: null },
  email: String,
  zone: String,
  lastAt: { type: String, default: longAgo },
} satisfies Shape<KnownAccount>

export type PersonStore = Collection<Person>
export type AccountStore = Collection<KnownAccount>

/** People: a change of zone, quiet hours or reminders changes what they should be sent and when; where their device is does not. */
export function personStore(database: Database): PersonStore {
  const source = Object.keys(personShape).filter((field): field is keyof Person => !unplanned.includes(field))
  return collection<Person>(database, {
    name: 'people',
    shape: personShape,
    source,
    indexes: [{ fields: { name: 1 } }],
  })
}

/** Accounts: who is behind an identity, and how to reach them. When it was used last changes by the hour, and nothing with it. */
export function accountStore(database: Database): AccountStore {
  return collection<KnownAccount>(database, {
    name: 'accounts',
    shape: accountShape,
    source: ['person', 'via', 'address', 'reachable'],
    indexes: [
      { fields: { person: 1 } },
      { fields: { 'account.workspace': 1, lastAt: 1 } },
      { fields: { unreachable: 1 }, where: { reachable: false } },
    ],
  })
}
