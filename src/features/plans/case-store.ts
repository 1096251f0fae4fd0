import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf } from '#database/model.ts'
import type { CaseStudy } from './case.ts'

const shape = {
  group: { type: String, required: true },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
  url: { type: String, required: true },
  line: { type: String, default: '' },
  consent: { type: oneOf<CaseStudy['consent']>({ members: true, public: true }).type, default: 'members' },
  removedAt: { type: String, default: null },
} satisfies Shape<CaseStudy>

/** The case studies of each group. A link stands in a group once. */
export function caseStore(database: Database): Collection<CaseStudy> {
  return collection<CaseStudy>(database, {
    name: 'cases',
    shape,
    indexes: [{ fields: { group: 1, url: 1 }, unique: true }],
  })
}
