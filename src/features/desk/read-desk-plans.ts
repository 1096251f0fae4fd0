import type { Context } from '#context.ts'
import { chaptersToConfirm, isPlanned, type Plan, type PlanChange } from '#features/plans/plan.ts'
import { planStore } from '#features/plans/plan-store.ts'
import { openTasks, type PlanTask } from '#features/plans/plan-tasks.ts'
import { millisecondsOf, plus } from '#time/instant.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import type { DeskReader } from './desk.ts'

/** What is told of a plan that is new, or that changed in the week before. */
export type PlanNews = { group: string; isNew: boolean; milestones: number; changes: readonly PlanChange[] }

/** What the desk says of the groups' plans. */
export type DeskPlans = {
  /** What is late for longer than its leaders were given. */
  late: readonly (PlanTask & { group: string })[]
  /** Chapters whose author waits for a leader's answer. */
  toConfirm: readonly { group: string; id: string; title: string; person: string }[]
  /** The secretariat is informed of these once a week. */
  news: readonly PlanNews[]
  /** The groups without a plan. */
  without: readonly string[]
}

/** Plans of nobody's. */
export const noDeskPlans: DeskPlans = { late: [], toConfirm: [], news: [], without: [] }

/** Everybody whom these name. */
export function peopleInPlans({ late, toConfirm, news }: DeskPlans): string[] {
  return [
    ...late.map(({ owner }) => owner),
    ...toConfirm.map(({ person }) => person),
    ...news.flatMap(({ changes }) => changes.map(({ by }) => by)),
  ]
}

/** The plans of the groups on a desk: one read. */
export async function readDeskPlans(context: Context, reader: DeskReader): Promise<DeskPlans> {
  const plans = await context.store(planStore).find({ group: { $in: reader.groups } })
  return deskPlans(plans, reader, context)
}

function deskPlans(plans: readonly Plan[], { groups, as }: DeskReader, { charter, now }: Context): DeskPlans {
  const today = dateAt(now, charter.organisation.zone)
  const given = Math.round(millisecondsOf(charter.plans.lateAfter) / millisecondsOf('P1D'))
  const ordered = groups.flatMap((group) => plans.find((plan) => plan.group === group) ?? [])
  return {
    late: ordered.flatMap((plan) =>
      openTasks(plan)
        .filter(({ date }) => plusDays(date, given) <= today)
        .map((task) => ({ ...task, group: plan.group })),
    ),
    toConfirm: ordered.flatMap((plan) =>
      chaptersToConfirm(plan).map(({ id, title, claim }) => ({
        ...{ group: plan.group, id, title },
        person: claim?.person ?? '',
      })),
    ),
    news: as === 'secretariat' ? ordered.flatMap((plan) => newsOf(plan, plus(now, '-P7D'))) : [],
    without: groups.filter((group) => !isPlanned(plans.find((plan) => plan.group === group) ?? null)),
  }
}

function newsOf(plan: Plan, since: string): PlanNews[] {
  const changes = plan.changes.filter(({ at, undone }) => at > since && !undone)
  if (changes.length === 0) return []
  const isNew = plan.changes[0]?.rev === 1 && plan.changes[0].at > since
  return [{ group: plan.group, isNew, milestones: plan.milestones.length, changes }]
}
