import { groupOf } from '#charter/charter.ts'
import type { Mentioned } from '#chat/incoming.ts'
import type { Context } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import { readRoster, readRosters } from '#features/groups/read-roster.ts'
import { audienceOf, leads } from '#features/groups/roster.ts'
import { accountId } from '#features/people/account.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { plainLetters } from '#plain-letters.ts'
import { UserError } from '#user-error.ts'
import { planStore } from './plan-store.ts'

/** Somebody who can own a milestone, or draft a chapter. */
export type PlanPerson = { person: string; name: string }

/** No platform offers more in one choice. */
const most = 100

/**
 * Those who can own a milestone of a group: its members and leaders, by name. For those who lead it.
 * @param ask.named only those whose names hold these words.
 * @param ask.milestone its owner is always among them, wherever they are now.
 */
export async function planPeople(
  context: Context,
  ask: { group: string; named?: string; milestone?: string },
): Promise<PlanPerson[]> {
  await requireRole(context, ask.group, 'leader')
  const [roster, owner] = await Promise.all([readRoster(context, ask.group), ownerOf(context, ask)])
  const all = new Set([...audienceOf(roster).map(({ person }) => person), context.by, ...owner])
  const people = await context.store(personStore).pick({ _id: { $in: [...all] } }, ['name'])
  const words = plainLetters(ask.named ?? '').split(' ')
  const found = people
    .filter(
      ({ _id, name }) =>
        owner.includes(_id) || (name !== '' && words.every((word) => plainLetters(name).includes(word))),
    )
    .map(({ _id, name }) => ({ person: _id, name: name || 'someone without a name' }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
  const others = found.slice(most).filter(({ person }) => owner.includes(person))
  return [...found.slice(0, most - others.length), ...others]
}

async function ownerOf({ store }: Context, ask: { group: string; milestone?: string }): Promise<string[]> {
  if (ask.milestone === undefined) return []
  const plan = await store(planStore).get(ask.group)
  return (plan?.milestones ?? []).flatMap(({ id, owner }) => (id === ask.milestone ? [owner] : []))
}

/** Those of these people who are not in the group any more, and do not lead it. */
export async function goneFrom(context: Context, group: string, people: readonly string[]): Promise<Set<string>> {
  const [roster] = people.length === 0 ? [] : await readRosters(context, [group], people)
  if (roster === undefined) return new Set()
  return new Set(people.filter((person) => !isIn(audienceOf(roster), person) && !leads(roster, person)))
}

/** @throws UserError where this person is not in the group, and does not lead it: they can own nothing of its plan. */
export async function requirePlanPerson(context: Context, ask: { group: string; person: string }): Promise<void> {
  // Those who change a plan lead its group.
  if (ask.person === context.by) return
  const gone = await goneFrom(context, ask.group, [ask.person])
  if (gone.size === 0) return
  const { short } = groupOf(context.charter, ask.group)
  throw new UserError('owner-outside', `This person is not in ${short}. Please choose one of its members.`, {
    field: 'owner',
  })
}

/** The person behind a mention, where they are in the group; null where not. */
export async function planPersonMentioned(
  context: Context,
  ask: { group: string; account: Mentioned },
): Promise<PlanPerson | null> {
  await requireRole(context, ask.group, 'leader')
  const [account, roster] = await Promise.all([
    context.store(accountStore).get(accountId(ask.account)),
    readRoster(context, ask.group),
  ])
  if (account === null || !isIn(audienceOf(roster), account.person)) return null
  const [known] = await context.store(personStore).pick({ _id: account.person }, ['name'])
  return { person: account.person, name: known?.name || 'someone' }
}

function isIn(audience: readonly { person: string }[], person: string): boolean {
  return audience.some((one) => one.person === person)
}
