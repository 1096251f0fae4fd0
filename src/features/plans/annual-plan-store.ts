import { type Collection, collection } from '#database/collection.ts'
import type { Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { partOf } from '#database/model.ts'
import type { AnnualPlan, Approval, Goal } from './annual-plan.ts'

const goal = partOf<Goal>({ group: String, text: String, by: String, at: String })
const approval = partOf<Approval>({ rev: Number, by: String, at: String })

const shape = {
  rev: { type: Number, default: 0 },
  order: { type: [String], default: [] },
  goals: { type: [goal], default: [] },
  approvals: { type: [approval], default: [] },
} satisfies Shape<AnnualPlan>

/** The action plan of each year, under the year. */
export function annualPlanStore(database: Database): Collection<AnnualPlan> {
  return collection<AnnualPlan>(database, { name: 'annual-plans', shape })
}
