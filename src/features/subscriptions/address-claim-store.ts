import { type Collection, collection, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { AddressClaim } from './address-claim.ts'

const claimShape = {
  person: { type: String, required: true },
  address: { type: String, required: true },
  folded: { type: String, required: true },
  claimedAt: { type: String, required: true },
  day: { type: String, required: true },
  nth: { type: Number, default: 0 },
  state: { type: String, required: true },
} satisfies Shape<AddressClaim>

export type AddressClaimStore = Collection<AddressClaim>

export function addressClaimStore(database: Database): AddressClaimStore {
  return collection<AddressClaim>(database, {
    name: 'address-claims',
    shape: claimShape,
    root: true,
    indexes: [
      { fields: { person: 1 } },
      { fields: { folded: 1, day: 1, nth: 1 }, unique: true },
      { fields: { claimedAt: 1 } },
    ],
  })
}
