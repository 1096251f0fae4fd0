import type { Mentioned } from '#chat/incoming.ts'
import type { Context } from '#context.ts'
import { isOfSecretariat, ownTermsOf } from '#features/groups/identity.ts'
import { readBelonging } from '#features/groups/read-belonging.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { audienceOf } from '#features/groups/roster.ts'
import { termsHeld } from '#features/groups/terms-held.ts'
import { accountId } from '#features/people/account.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { plainLetters } from '#plain-letters.ts'

/** Somebody who may stand in for the one who asks. */
export type Candidate = { person: string; name: string }

/** No platform offers more in one choice. */
const most = 100

/**
 * Who may stand in for the one who asks: those in the groups that they answer for, and the secretariat; for an office of
 * the whole organisation, whoever holds any office. By name; those who hold an office first.
 * @param ask.named only those whose names hold these words.
 */
export async function standInCandidates(context: Context, ask: { named?: string }): Promise<Candidate[]> {
  const { by, store } = context
  const groups = await groupsLedBy(context)
  if (groups.length === 0) return []
  const isOfAll = groups.includes(null)
  const [rosters, holders] = await Promise.all([
    readRosters(
      context,
      groups.flatMap((group) => group ?? []),
    ),
    isOfAll ? termsHeld(context, {}) : [],
  ])
  const first = new Set([
    ...holders.map(({ person }) => person),
    ...rosters.flatMap(({ leaders, secretariat }) => [...leaders.map(({ person }) => person), ...secretariat]),
  ])
  const all = new Set([...first, ...rosters.flatMap((roster) => audienceOf(roster).map(({ person }) => person))])
  all.delete(by)
  const people = await store(personStore).pick({ _id: { $in: [...all] } }, ['name'])
  const words = plainLetters(ask.named ?? '').split(' ')
  const rank = ({ person }: Candidate) => (first.has(person) ? 0 : 1)
  return people
    .filter(({ name }) => name !== '' && words.every((word) => plainLetters(name).includes(word)))
    .map(({ _id, name }) => ({ person: _id, name }))
    .toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'en'))
    .slice(0, most)
}

/** Whether this person may stand in for the one who asks. */
export async function mayStandIn(context: Context, ask: { person: string }): Promise<boolean> {
  const groups = await groupsLedBy(context)
  const [shared, offices, identity] = await Promise.all([
    readBelonging(context, {
      people: [ask.person],
      groups: groups.includes(null) ? null : groups.flatMap((one) => one ?? []),
    }),
    termsHeld(context, { person: ask.person }),
    readIdentity(context),
  ])
  const answers = isOfSecretariat(context.charter, { terms: offices })
  return (
    shared.size > 0 ||
    answers ||
    (groups.includes(null) && offices.length > 0) ||
    isOfSecretariat(context.charter, { terms: ownTermsOf(identity, context.by) })
  )
}

/** The person behind a mention, where they may stand in for the one who asks; null where not. */
export async function standInMentioned(context: Context, ask: { account: Mentioned }): Promise<Candidate | null> {
  const account = await context.store(accountStore).get(accountId(ask.account))
  if (account === null || !(await mayStandIn(context, { person: account.person }))) return null
  const [known] = await context.store(personStore).pick({ _id: account.person }, ['name'])
  return { person: account.person, name: known?.name || 'someone' }
}

/** The groups of the offices that the one who asks holds; null for the whole organisation. */
async function groupsLedBy(context: Context): Promise<(string | null)[]> {
  const { terms } = await readIdentity(context)
  return [...new Set(ownTermsOf({ terms }, context.by).map(({ group }) => group))]
}
