import type { Context } from '#context.ts'
import { partIn } from '#features/groups/identity.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import { planStore } from './plan-store.ts'
import { openTasks, type PlanTask } from './plan-tasks.ts'

/** For so many days ahead somebody is shown what they see to. */
const shownAhead = 14

/** What the one who asks sees to in the plans of the groups that they are in: late, or due in the next two weeks. */
export async function ownPlanTasks(context: Context, _ask: object = {}): Promise<(PlanTask & { group: string })[]> {
  const { by, charter, now, store } = context
  const [plans, identity] = await Promise.all([
    store(planStore).find({ $or: [{ 'milestones.owner': by }, { 'chapters.claim.person': by }] }),
    readIdentity(context),
  ])
  const own = plans.filter(({ group }) => partIn(charter, identity, group).belongs)
  const until = plusDays(dateAt(now, charter.organisation.zone), shownAhead)
  return own.flatMap((plan) =>
    openTasks(plan)
      .filter(({ owner, date }) => owner === by && date <= until)
      .map((task) => ({ ...task, group: plan.group })),
  )
}
