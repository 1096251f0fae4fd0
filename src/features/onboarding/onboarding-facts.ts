import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import type { Onboarding } from '#features/groups/onboarding.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'

/** What is true about the first steps of a member. `about._id` is their own id. */
export type OnboardingFacts = { about: Onboarding; charter: Charter; people: ReadonlyMap<string, Person> }

/** The facts of the first steps of these people, by person. */
export async function onboardingFacts(context: Context, ids: readonly string[]): Promise<Map<string, OnboardingFacts>> {
  const { store, charter } = context
  const [found, people] = await Promise.all([
    store(onboardingStore).find({ _id: { $in: [...ids] } }),
    readPeople(context, ids),
  ])
  return new Map(found.map((about) => [about._id, { about, charter, people }]))
}
