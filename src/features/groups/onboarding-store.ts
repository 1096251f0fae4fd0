import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { partOf } from '#database/model.ts'
import type { Onboarding } from './onboarding.ts'

const shape = {
  groups: { type: [String], default: [] },
  since: { type: String, default: longAgo },
  open: { type: [String], default: [] },
  done: {
    type: [partOf<Onboarding['done'][number]>({ step: String, at: String, by: String })],
    default: [],
  },
} satisfies Shape<Onboarding>

/** What members have done of the steps by which they begin: one document a person. */
export function onboardingStore(database: Database): Collection<Onboarding> {
  return collection<Onboarding>(database, {
    name: 'onboardings',
    shape,
    aggregate: true,
    indexes: [{ fields: { open: 1, since: 1 } }],
  })
}
