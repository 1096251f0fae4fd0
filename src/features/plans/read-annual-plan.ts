import type { Context } from '#context.ts'
import { may, seesAll } from '#features/groups/access.ts'
import { isOfSecretariat, partIn } from '#features/groups/identity.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { personStore } from '#features/people/person-store.ts'
import { dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { type AnnualLine, type AnnualPlan, annualLines, emptyAnnualPlan } from './annual-plan.ts'
import { annualPlanStore } from './annual-plan-store.ts'
import { planStore } from './plan-store.ts'

/** A year's action plan as its reader sees it: members the lines of their groups, the secretariat and chairs all. */
export type AnnualView = {
  year: string
  today: string
  plan: AnnualPlan
  lines: AnnualLine[]
  /** Whether the reader sets goals and approves. */
  develops: boolean
  isWhole: boolean
  names: ReadonlyMap<string, string>
}

/** The action plan of a year. @throws UserError for those who are in no group. */
export async function readAnnualPlan(context: Context, ask: { year?: string }): Promise<AnnualView> {
  const { charter, now, store } = context
  const today = dateAt(now, charter.organisation.zone)
  const year = ask.year ?? today.slice(0, 4)
  const [identity, develops, sees] = await Promise.all([
    readIdentity(context),
    may(context, 'develop-action-plan', null),
    seesAll(context),
  ])
  const isWhole = sees || develops || isOfSecretariat(charter, identity)
  const all = charter.groups.map(({ id }) => id)
  const groups = isWhole ? all : all.filter((group) => partIn(charter, identity, group).belongs)
  if (groups.length === 0)
    throw new UserError('no-plan', `The action plan is for ${charter.words.member.many} of the groups.`, {
      next: [{ label: 'See groups', say: 'groups' }],
    })
  const [stored, plans] = await Promise.all([
    store(annualPlanStore).get(year),
    store(planStore).find({ group: { $in: groups } }),
  ])
  const plan = stored ?? emptyAnnualPlan(year)
  const lines = annualLines(plan, plans, { groups, today })
  const named = new Set([...lines.flatMap(({ next }) => next?.owner ?? []), ...plan.approvals.map(({ by }) => by)])
  const people = named.size === 0 ? [] : await store(personStore).pick({ _id: { $in: [...named] } }, ['name'])
  return { year, today, plan, lines, develops, isWhole, names: new Map(people.map(({ _id, name }) => [_id, name])) }
}

/** The address of the page that shows a year's action plan to the one who acts. */
export async function annualPlanLink(context: Context, ask: { year: string }): Promise<string | null> {
  const person = await context.store(personStore).get(context.by)
  return person && context.links.sign('action-plan', [ask.year], person)
}
