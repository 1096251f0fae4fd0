import { type Collection, collection } from '#database/collection.ts'
import type { Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf } from '#database/model.ts'
import type { EmailVerification } from './email-verification.ts'

const verificationShape = {
  person: { type: String, required: true },
  address: { type: String, required: true },
  folded: { type: String, required: true },
  claimedAt: { type: String, required: true },
  day: { type: String, required: true },
  nth: { type: Number, default: 0 },
  state: {
    ...oneOf<EmailVerification['state']>({ claimed: true, confirmed: true, superseded: true }),
    required: true,
  },
} satisfies Shape<EmailVerification>

export type EmailVerificationStore = Collection<EmailVerification>

export function emailVerificationStore(database: Database): EmailVerificationStore {
  return collection<EmailVerification>(database, {
    name: 'address-claims',
    shape: verificationShape,
    aggregate: true,
    indexes: [
      { fields: { person: 1 } },
      { fields: { folded: 1, day: 1, nth: 1 }, unique: true },
      { fields: { claimedAt: 1 } },
    ],
  })
}
