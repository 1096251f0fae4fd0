import { type Collection, collection } from '#database/collection.ts'
import type { Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf, partOf } from '#database/model.ts'
import type { Chapter, ChapterClaim, Milestone, Plan, PlanChange, Published, SetBy } from './plan.ts'

const done = partOf<NonNullable<Milestone['done']>>({ by: String, at: String })

const milestone = partOf<Milestone>({
  ...{ id: String, title: String, date: String, owner: String, kind: String },
  set: partOf<SetBy>({ by: String, at: String, rev: Number }),
  done: { type: done, default: null },
})

const claim = partOf<ChapterClaim>({
  ...{ person: String, at: String, answeredBy: String, answeredAt: String },
  answer: oneOf<'yes' | 'no'>({ yes: true, no: true }),
})

const chapter = partOf<Chapter>({
  ...{ id: String, title: String, topics: [String], due: String },
  claim: { type: claim, default: null },
  done: { type: done, default: null },
})

const change = partOf<PlanChange>({
  ...{ rev: Number, at: String, by: String, title: String, from: String, to: String, undone: Boolean },
  what: oneOf<PlanChange['what']>({
    ...{ added: true, moved: true, handed: true, done: true, reopened: true, removed: true },
    ...{ described: true, linked: true, chapter: true, claimed: true, answered: true, published: true },
  }),
  before: { type: milestone, default: null },
  after: { type: milestone, default: null },
})

const published = partOf<Published>({ url: String, at: String, by: String, contributors: [String] })

const shape = {
  group: { type: String, required: true },
  rev: { type: Number, default: 0 },
  title: { type: String, default: '' },
  objective: { type: String, default: '' },
  scope: { type: String, default: '' },
  document: { type: String, default: null },
  milestones: { type: [milestone], default: [] },
  chapters: { type: [chapter], default: [] },
  changes: { type: [change], default: [] },
  published: { type: published, default: null },
} satisfies Shape<Plan>

/** The work plan of each group's deliverable, under the group's id. */
export function planStore(database: Database): Collection<Plan> {
  return collection<Plan>(database, {
    name: 'plans',
    shape,
    aggregate: true,
    indexes: [
      { fields: { group: 1 } },
      { fields: { 'milestones.owner': 1 } },
      { fields: { 'chapters.claim.person': 1 } },
      { fields: { 'changes.by': 1 } },
    ],
  })
}
