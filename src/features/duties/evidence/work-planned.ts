import { isPlanned } from '#features/plans/plan.ts'
import { type EvidenceRule, latest } from '../evidence.ts'

/** The group has a work plan, of which the secretariat is informed with every change. */
export const workPlanned: EvidenceRule = ({ plans }, { group }) => {
  const planned = plans.filter((plan) => (group === null || plan.group === group) && isPlanned(plan))
  if (planned.length === 0) return { last: null, owed: [{ says: 'a work plan', due: null }] }
  const changes = planned.flatMap((plan) => plan.changes.map(({ at }) => ({ says: 'work plan changed', at })))
  return { last: latest(changes), owed: [] }
}
