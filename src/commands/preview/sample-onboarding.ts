import { secretariatSteps } from '#charter/onboarding.ts'
import type { Agreement } from '#features/onboarding/agreement.ts'
import type { AgreementFacts } from '#features/onboarding/agreement-facts.ts'
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

/** A new version of the Terms: asked about, and answered by the secretariat where somebody does not agree. */
export function agreementSituations(world: SampleWorld): Situation<AgreementFacts>[] {
  const { charter, people, secretary, links, now } = world
  const disagreed = sampleDisagreement(world)
  const about: Agreement = { ...disagreed, answer: null, answeredAt: null, why: null }
  const settled = { by: secretary._id, at: now, text: 'You need not travel. You can take part online.' }
  return [
    { title: 'asked', kinds: ['terms-asked', 'terms-waiting'], facts: { about, charter, links, people } },
    {
      title: 'settled',
      kinds: ['terms-settled'],
      facts: { about: { ...disagreed, settled }, charter, links, people },
    },
  ]
}

/** Somebody who does not agree to the present Terms. */
export function sampleDisagreement({ charter, member, now }: SampleWorld): Agreement {
  return {
    ...{ _id: member._id, edition: charter.organisation.terms.version, askedAt: plus(now, '-P7D') },
    ...{ answer: 'disagreed', answeredAt: now, hash: null, why: 'I cannot travel.', settled: null, left: false },
  }
}
