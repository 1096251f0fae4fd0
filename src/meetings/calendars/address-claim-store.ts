import { type Collection, collection, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { AddressClaim } from './address-claim.ts'

const claimShape = {
  person: String,
  address: String,
  folded: String,
  claimedAt: String,
  day: String,
  nth: Number,
  state: String,
} satisfies Shape<AddressClaim>

export type AddressClaimStore = Collection<AddressClaim>

export function addressClaimStore(database: Database): AddressClaimStore {
  return collection<AddressClaim>(database, {
    name: 'address-claims',
    shape: claimShape,
    root: true,
    indexes: [{ fields: { person: 1 } }, { fields: { folded: 1, day: 1, nth: 1 }, unique: true }],
  })
}
