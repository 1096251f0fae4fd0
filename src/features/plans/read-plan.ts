import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { groupWithId, may, requireRole } from '#features/groups/access.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import { emptyPlan, openClaimers, type Plan } from './plan.ts'
import { goneFrom } from './plan-people.ts'
import { planStore } from './plan-store.ts'

/** A plan as its reader sees it. `leads`: may change it. `expertise`: what the reader said when they applied. */
export type PlanView = {
  plan: Plan
  group: Group
  leads: boolean
  /** Whether the reader is in the group, and so may claim a chapter. */
  isMember: boolean
  me: string
  expertise: string
  /** The names of those whom the plan names, by id. */
  names: ReadonlyMap<string, string>
  /** Those who claimed a chapter and have left the group. */
  gone: ReadonlySet<string>
}

/** The plan of a group, for its members and those who see all. @throws UserError for everybody else. */
export async function readPlan(context: Context, ask: { group: string }): Promise<PlanView> {
  const group = groupWithId(context.charter, ask.group)
  const [stored] = await Promise.all([context.store(planStore).get(ask.group), requireReader(context, group)])
  return viewOf(context, stored ?? emptyPlan(ask.group))
}

/** The same view of a plan that was just read or written. */
export async function viewOf(context: Context, plan: Plan): Promise<PlanView> {
  const { by, charter, store } = context
  const named = new Set([
    ...plan.milestones.flatMap(({ owner, done }) => [owner, ...(done ? [done.by] : [])]),
    ...plan.chapters.flatMap(({ claim }) => (claim ? [claim.person] : [])),
    ...plan.changes.slice(-3).map((change) => change.by),
  ])
  const [leads, identity, people, gone] = await Promise.all([
    may(context, 'schedule-meetings', plan.group),
    readIdentity(context),
    named.size === 0 ? [] : store(personStore).pick({ _id: { $in: [...named] } }, ['name']),
    goneFrom(context, plan.group, openClaimers(plan)),
  ])
  const membership = identity.applications.find(({ group, state }) => group === plan.group && state === 'accepted')
  return {
    ...{ plan, leads, me: by, group: groupOf(charter, plan.group), isMember: membership !== undefined },
    expertise: identity.applications.flatMap(({ answers }) => answers.expertise ?? []).join(' '),
    names: new Map(people.map(({ _id, name }) => [_id, name])),
    gone,
  }
}

/** @throws UserError for those who are not in the group, with the way in. */
export async function requireReader(context: Context, group: Group): Promise<void> {
  try {
    await requireRole(context, group.id, 'reader')
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'not-a-member') throw error
    throw new UserError('not-a-member', `You are not in ${group.short}. Its plan is for its members.`, {
      next: error.next,
    })
  }
}
