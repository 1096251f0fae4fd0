import type { Mentioned } from '#chat/incoming.ts'
import type { Context } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { audienceOf } from '#features/groups/roster.ts'
import { accountId } from '#features/people/account.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { plainLetters } from '#plain-letters.ts'

/** Somebody who can own a milestone, or draft a chapter. */
export type PlanPerson = { person: string; name: string }

/** No platform offers more in one choice. */
const most = 100

/**
 * Those who can own a milestone of a group: its members and leaders, by name. For those who lead it.
 * @param ask.named only those whose names hold these words.
 */
export async function planPeople(context: Context, ask: { group: string; named?: string }): Promise<PlanPerson[]> {
  await requireRole(context, ask.group, 'leader')
  const roster = await readRoster(context, ask.group)
  const all = new Set([...audienceOf(roster).map(({ person }) => person), context.by])
  const people = await context.store(personStore).pick({ _id: { $in: [...all] } }, ['name'])
  const words = plainLetters(ask.named ?? '').split(' ')
  return people
    .filter(({ name }) => name !== '' && words.every((word) => plainLetters(name).includes(word)))
    .map(({ _id, name }) => ({ person: _id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
    .slice(0, most)
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
