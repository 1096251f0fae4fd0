import { type Context, entry } from '#context.ts'
import { mustBeAbleTo } from '#features/groups/access.ts'
import { UserError } from '#user-error.ts'
import { approvedBy, emptyAnnualPlan, withGoal } from './annual-plan.ts'
import { annualPlanStore } from './annual-plan-store.ts'
import { type AnnualView, readAnnualPlan } from './read-annual-plan.ts'

/** Sets the goal of a deliverable for a year, and its place in the plan; for those who develop the action plan. */
export async function setGoal(
  context: Context,
  ask: { year: string; group: string; text: string; place: number | null },
): Promise<AnnualView> {
  const { by, now: at, charter } = context
  await mustBeAbleTo(context, 'develop-action-plan', null)
  const goal = { group: ask.group, text: ask.text.trim(), by, at }
  const groups = charter.groups.map(({ id }) => id)
  await context.store(annualPlanStore).put(ask.year, entry(context, 'goal set'), (before) => {
    const plan = before ?? emptyAnnualPlan(ask.year)
    // Done again after a crash, it is set already.
    return plan.goals.some((one) => one.group === goal.group && one.at === at && one.by === by)
      ? plan
      : withGoal(plan, { goal, place: ask.place }, groups)
  })
  return readAnnualPlan(context, { year: ask.year })
}

/** Approves the revision of a year's plan that was shown. @throws UserError where it has changed since. */
export async function approveAnnualPlan(context: Context, ask: { year: string; rev: number }): Promise<AnnualView> {
  const { by, now: at } = context
  await mustBeAbleTo(context, 'develop-action-plan', null)
  const plan = await context
    .store(annualPlanStore)
    .put(ask.year, entry(context, 'approved'), (before) =>
      approvedBy(before ?? emptyAnnualPlan(ask.year), { rev: ask.rev, by, at }),
    )
  if (plan.rev !== ask.rev)
    throw new UserError('changed-since', 'The plan has changed since you saw it. Please look at it again.', {
      next: [{ label: 'See the action plan', say: `plan all ${ask.year}` }],
    })
  return readAnnualPlan(context, { year: ask.year })
}
