import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf, partOf } from '#database/model.ts'
import type { Agreement, TermsEdition } from './agreement.ts'

const editionShape = {
  hash: { type: String, default: null },
  firstAt: { type: String, default: longAgo },
  isFirst: { type: Boolean, default: false },
  asked: { type: Boolean, default: false },
} satisfies Shape<TermsEdition>

const shape = {
  edition: { type: String, required: true },
  askedAt: { type: String, default: longAgo },
  answer: { ...oneOf<NonNullable<Agreement['answer']>>({ agreed: true, disagreed: true }), default: null },
  answeredAt: { type: String, default: null },
  hash: { type: String, default: null },
  why: { type: String, default: null },
  settled: {
    type: partOf<NonNullable<Agreement['settled']>>({ by: String, at: String, text: String }),
    default: null,
  },
  left: { type: Boolean, default: false },
} satisfies Shape<Agreement>

/** The versions of the Terms that there have been. */
export function termsEditionStore(database: Database): Collection<TermsEdition> {
  return collection<TermsEdition>(database, { name: 'terms-editions', shape: editionShape })
}

/** Who was asked about a new version of the Terms, and what they answered. */
export function agreementStore(database: Database): Collection<Agreement> {
  return collection<Agreement>(database, {
    name: 'agreements',
    shape,
    aggregate: true,
    indexes: [{ fields: { edition: 1, answer: 1, left: 1, askedAt: 1 } }],
  })
}
