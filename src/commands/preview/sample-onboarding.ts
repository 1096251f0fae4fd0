import { secretariatSteps } from '#charter/onboarding.ts'
import type { OnboardingFacts } from '#features/onboarding/onboarding-facts.ts'
import { plus } from '#time/instant.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** The first steps of a new member: still to be done, and done for them. */
export function onboardingSituations(world: SampleWorld): Situation<OnboardingFacts>[] {
  const { charter, people, member, group, secretary, now } = world
  const about = {
    ...{ _id: member._id, groups: [group.id], since: plus(now, '-P7D'), done: [] },
    open: charter.onboarding.map(({ id }) => id),
  }
  const done = secretariatSteps(charter).map(({ id }) => ({ step: id, at: now, by: secretary._id }))
  return [
    { title: 'nothing done', kinds: ['steps-open'], facts: { about, charter, people } },
    { title: 'access given', kinds: ['access-given'], facts: { about: { ...about, done }, charter, people } },
  ]
}
