import { memberSteps } from '#charter/onboarding.ts'
import type { Context } from '#context.ts'
import { mustBeSecretariat } from '#features/groups/access.ts'
import type { Onboarding } from '#features/groups/onboarding.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { personStore } from '#features/people/person-store.ts'

/** A member with steps of their own that are not done. */
export type OpenSteps = Pick<Onboarding, '_id' | 'groups' | 'since' | 'open'> & { name: string }

/** So many members are listed: more are no list for one person. */
const mostListed = 200

/** Who has steps of their own that are not done, the longest waiting first, and how many they are in all. @throws UserError for everybody but the secretariat. */
export async function readOpenSteps(context: Context, _ask: object = {}): Promise<{ open: OpenSteps[]; all: number }> {
  const { store, charter, now } = context
  await mustBeSecretariat(context, 'Only the secretariat sees the steps of others.', {
    label: 'See your steps',
    say: 'onboarding',
  })
  const own = memberSteps(charter).map(({ id }) => id)
  const which = { open: { $in: own }, since: { $lte: now } }
  const found = await store(onboardingStore).pick(which, ['groups', 'since', 'open'], {
    ...{ sort: { since: 1 }, limit: mostListed },
  })
  const counts = found.length < mostListed ? [{ count: found.length }] : await store(onboardingStore).tally(which, [])
  const people = await store(personStore).pick({ _id: { $in: found.map(({ _id }) => _id) } }, ['name'])
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  return {
    open: found.map((one) => ({ ...one, name: names.get(one._id) || 'someone without a name' })),
    all: counts.reduce((sum, { count }) => sum + count, 0),
  }
}
