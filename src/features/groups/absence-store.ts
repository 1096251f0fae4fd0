import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf, partOf } from '#database/model.ts'
import type { Absence, StandIn } from './absence.ts'

const standIn = partOf<StandIn>({
  ...{ person: String, askedAt: String },
  answer: oneOf<NonNullable<StandIn['answer']>>({ yes: true, no: true }),
  answeredAt: String,
  offices: [partOf<StandIn['offices'][number]>({ office: String, group: String })],
  approval: oneOf<StandIn['approval']>({ 'none needed': true, asked: true, given: true, refused: true }),
  ...{ approvedBy: String, approvedAt: String },
})

const shape = {
  person: { type: String, required: true },
  from: { type: String, required: true },
  until: { type: String, required: true },
  startsAt: { type: String, required: true },
  endsAt: { type: String, required: true },
  saidAt: { type: String, default: longAgo },
  people: { type: [String], default: [] },
  groups: { type: [String], default: [] },
  hasOffice: { type: Boolean, default: false },
  standIn: { type: standIn, default: null },
  released: partOf<NonNullable<Absence['released']>>({ person: String, at: String }),
  begunAt: { type: String, default: null },
  overAt: { type: String, default: null },
} satisfies Shape<Absence>

export type AbsenceStore = Collection<Absence>

/** Who is away, and who stands in: aggregates of their own notices, and sources for whatever asks somebody for something. */
export function absenceStore(database: Database): AbsenceStore {
  return collection<Absence>(database, {
    name: 'absences',
    shape,
    aggregate: true,
    source: true,
    indexes: [
      { fields: { people: 1, endsAt: 1 } },
      { fields: { groups: 1, endsAt: 1 } },
      { fields: { 'standIn.approval': 1, endsAt: 1 } },
      { fields: { begunAt: 1, startsAt: 1 } },
      { fields: { overAt: 1, endsAt: 1 } },
    ],
  })
}
