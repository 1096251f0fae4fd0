import type { Instant } from '#time/instant.ts'
import { nextMilestone, type Plan, type PlanState, planState } from './plan.ts'

/** What a deliverable is to reach in a year, in the words of those who develop the action plan. */
export type Goal = { group: string; text: string; by: string; at: Instant }

/** Who approved which revision of a year's plan, and when. */
export type Approval = { rev: number; by: string; at: Instant }

/** The action plan of one year, under the year: goals and order. The milestones are those of the work plans. */
export type AnnualPlan = {
  _id: string
  rev: number
  /** Groups in the order of the plan; a group that is not named follows in the charter's order. */
  order: string[]
  goals: Goal[]
  approvals: Approval[]
}

/** One deliverable of the action plan: its goal, how it stands, and what comes next. */
export type AnnualLine = {
  group: string
  goal: string | null
  state: PlanState
  next: Plan['milestones'][number] | null
  milestones: Plan['milestones']
}

/** The action plan of a year that nobody has written yet. */
export function emptyAnnualPlan(year: string): AnnualPlan {
  return { _id: year, rev: 0, order: [], goals: [], approvals: [] }
}

/** The lines of a year's action plan, in its order. @param groups the groups that its reader sees, in the charter's order. */
export function annualLines(
  { order, goals }: Pick<AnnualPlan, 'order' | 'goals'>,
  plans: readonly Plan[],
  { groups, today }: { groups: readonly string[]; today: string },
): AnnualLine[] {
  return inOrder(groups, order).map((group) => {
    const plan = plans.find((one) => one.group === group) ?? { milestones: [] }
    return {
      group,
      goal: goals.find((one) => one.group === group)?.text ?? null,
      state: planState(plan, today),
      next: nextMilestone(plan),
      milestones: plan.milestones,
    }
  })
}

/** A year's plan with a goal set, and the group moved to a place in the order, counted from 1. */
export function withGoal(
  before: AnnualPlan,
  { goal, place }: { goal: Goal; place: number | null },
  groups: readonly string[],
): AnnualPlan {
  const known = before.goals.find(({ group }) => group === goal.group)
  const others = inOrder(groups, before.order).filter((group) => group !== goal.group)
  const order = place === null ? before.order : others.toSpliced(Math.max(0, place - 1), 0, goal.group)
  const isSame = known?.text === goal.text && (place === null || order.join() === inOrder(groups, before.order).join())
  if (isSame) return before
  const goals = [...before.goals.filter(({ group }) => group !== goal.group), ...(goal.text === '' ? [] : [goal])]
  return { ...before, rev: before.rev + 1, order, goals }
}

/** A year's plan, approved at its present revision; the same one where this person has approved it already. */
export function approvedBy(before: AnnualPlan, { rev, by, at }: Approval): AnnualPlan {
  if (before.rev !== rev || before.approvals.some((one) => one.by === by && one.rev === rev)) return before
  return { ...before, approvals: [...before.approvals, { rev, by, at }] }
}

function inOrder(groups: readonly string[], order: readonly string[]): string[] {
  return [...order.filter((group) => groups.includes(group)), ...groups.filter((group) => !order.includes(group))]
}
