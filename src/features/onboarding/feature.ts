import { showOnboarding } from '#dialogs/onboarding/show-onboarding.ts'
import { aggregate, type Feature, notices, textIn } from '#feature.ts'
import { remindOfSteps } from '#jobs/remind-of-steps.ts'
import { followMemberships } from './follow-memberships.ts'
import { accessGiven } from './notices/access-given.ts'
import { stepsOpen } from './notices/steps-open.ts'
import { onboardingFacts } from './onboarding-facts.ts'

/** How new members begin, and the Terms that everybody agrees to. */
export const onboarding: Feature = {
  name: 'onboarding',
  aggregates: [
    aggregate({
      name: 'onboarding',
      collection: 'onboardings',
      facts: onboardingFacts,
      invalidatedBy: {
        people: ({ _id }) => ({ _id }),
        accounts: ({ person }) => ({ _id: person }),
      },
    }),
  ],
  notices: [notices('onboarding', [stepsOpen, accessGiven])],
  changed: {
    applications: async (changed, context) => {
      // A draft makes nobody a member, and ends no membership.
      if (changed.state !== 'draft') await followMemberships(context, [textIn(changed, 'person')])
    },
  },
  dialogs: [showOnboarding],
  jobs: [remindOfSteps],
}
