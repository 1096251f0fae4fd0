import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { readBelonging } from '#features/groups/read-belonging.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import type { Leadership } from '#features/groups/roster.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import type { Plan } from './plan.ts'
import { planStore } from './plan-store.ts'

/** What is true about a plan. `inGroup`: those whom it names who are in the group now. */
export type PlanFacts = {
  about: Plan
  charter: Charter
  roster: Leadership
  inGroup: ReadonlySet<string>
  people: ReadonlyMap<string, Person>
}

/** The facts of these plans, by id. */
export async function planFacts(context: Context, ids: readonly string[]): Promise<Map<string, PlanFacts>> {
  const { store, charter } = context
  const plans = await store(planStore).find({ _id: { $in: [...ids] } })
  const known = plans.filter(({ group }) => charter.groups.some(({ id }) => id === group))
  const named = [...new Set(known.flatMap(peopleIn))]
  const groups = known.map(({ group }) => group)
  const [rosters, belonging] = await Promise.all([
    readLeadership(context, groups),
    readBelonging(context, { people: named, groups }),
  ])
  const leading = rosters.flatMap(({ leaders, secretariat, away }) => [
    ...leaders.map(({ person }) => person),
    ...secretariat,
    ...[...(away?.values() ?? [])].flatMap(({ standIn }) => standIn ?? []),
  ])
  const people = await readPeople(context, [...named, ...leading])
  return new Map(
    known.flatMap((about) => {
      const roster = rosters.find(({ group }) => group === about.group)
      if (roster === undefined) return []
      const inGroup = new Set([...(belonging.get(about.group) ?? []), ...roster.secretariat])
      return [[about._id, { about, charter, roster, inGroup, people }] as const]
    }),
  )
}

/** Everybody whom a plan names with something to do, and who set it. */
function peopleIn({ milestones, chapters }: Plan): string[] {
  return [
    ...milestones.flatMap(({ owner, set }) => [owner, set.by]),
    ...chapters.flatMap(({ claim }) => (claim ? [claim.person] : [])),
  ]
}
