import type { Context } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { changePlan } from './change-plan.ts'
import { authorOf, noted, type Plan } from './plan.ts'
import { planStore } from './plan-store.ts'
import { type PlanView, viewOf } from './read-plan.ts'

/** Marks the deliverable of a group as published, with its contributors who agreed to be named. */
export async function publishDeliverable(context: Context, ask: { group: string; url: string }): Promise<PlanView> {
  const contributors = await consenting(context, ask.group)
  const { by, now: at } = context
  const plan = await changePlan(context, { group: ask.group, what: 'published' }, (before) => {
    if (before.published?.url === ask.url) return before
    const named = contributors.filter((person) => contributed(before, person))
    return noted({ ...before, published: { url: ask.url, at, by, contributors: named } }, context, {
      what: 'published',
      title: before.title,
    })
  })
  return viewOf(context, plan)
}

/** What a group has published, for anybody: its title, where it is, and the names of those who agreed to be named. */
export type PublishedDeliverable = { title: string; url: string; at: string; contributors: string[] }

/** What this group has published; null where it has published nothing. */
export async function readPublished(context: Context, ask: { group: string }): Promise<PublishedDeliverable | null> {
  const plan = await context.store(planStore).get(ask.group)
  if (plan === null || plan.published === null) return null
  const { url, at, contributors } = plan.published
  const people =
    contributors.length === 0 ? [] : await context.store(personStore).pick({ _id: { $in: contributors } }, ['name'])
  const group = context.charter.groups.find(({ id }) => id === ask.group)
  const names = people.flatMap(({ name }) => (name === '' ? [] : [name]))
  return {
    ...{ title: plan.title || (group?.deliverables[0] ?? group?.title ?? ''), url, at },
    contributors: names.toSorted((one, other) => one.localeCompare(other, 'en')),
  }
}

/** Where a plan has chapters their authors contributed; where it has none, all members. */
function contributed({ chapters }: Plan, person: string): boolean {
  return chapters.length === 0 || chapters.some((one) => authorOf(one) === person)
}

/** The members of a group whose commitments let us publish their names. */
async function consenting({ charter, store }: Context, group: string): Promise<string[]> {
  const { consent } = charter.plans
  if (consent === undefined) return []
  const members = await store(applicationStore).pick({ group, state: 'accepted' }, ['person', 'receipts'])
  return members.filter(({ receipts }) => receipts.some(({ id }) => id === consent)).map(({ person }) => person)
}
