import { type EvidenceRule, latest } from '../evidence.ts'

/** The group's plan has items of one kind, and none of them is late. */
export const planItems: EvidenceRule = ({ charter, plans }, { duty, group }) => {
  const { item = '' } = duty.met
  const items = plans
    .filter((plan) => group === null || plan.group === group)
    .flatMap(({ milestones }) => milestones.filter(({ kind }) => kind === item))
  const { label = item } = charter.plans.kinds.find(({ id }) => id === item) ?? {}
  if (items.length === 0) return { last: null, owed: [{ says: `an item of the plan: ${label}`, due: null }] }
  return {
    last: latest(items.flatMap(({ title, done }) => (done === null ? [] : [{ says: title, at: done.at }]))),
    owed: items.filter(({ done }) => done === null).map(({ title, date }) => ({ says: title, due: date })),
  }
}
