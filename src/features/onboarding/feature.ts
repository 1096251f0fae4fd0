import { agreeTerms } from '#dialogs/onboarding/agree-terms.ts'
import { showOnboarding } from '#dialogs/onboarding/show-onboarding.ts'
import { aggregate, type Feature, notices, textIn } from '#feature.ts'
import { askAboutTerms } from '#jobs/ask-about-terms.ts'
import { remindMembers } from '#jobs/remind-members.ts'
import { agreementFacts } from './agreement-facts.ts'
import { agreementStore, termsEditionStore } from './agreement-store.ts'
import { followMemberships } from './follow-memberships.ts'
import { followTermsOf } from './follow-terms.ts'
import { accessGiven } from './notices/access-given.ts'
import { stepsOpen } from './notices/steps-open.ts'
import { termsAsked } from './notices/terms-asked.ts'
import { termsSettled } from './notices/terms-settled.ts'
import { termsWaiting } from './notices/terms-waiting.ts'
import { onboardingFacts } from './onboarding-facts.ts'

/** How new members begin, and the Terms that everybody agrees to. */
export const onboarding: Feature = {
  name: 'onboarding',
  stores: [termsEditionStore, agreementStore],
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
    aggregate({
      name: 'agreement',
      collection: 'agreements',
      facts: agreementFacts,
      invalidatedBy: {
        people: ({ _id }) => ({ _id }),
        accounts: ({ person }) => ({ _id: person }),
      },
    }),
  ],
  notices: [
    notices('onboarding', [stepsOpen, accessGiven]),
    notices('agreement', [termsAsked, termsWaiting, termsSettled]),
  ],
  changed: {
    applications: async (changed, context) => {
      // A draft makes nobody a member, and ends no membership.
      if (changed.state === 'draft') return
      await followMemberships(context, [textIn(changed, 'person')])
      await followTermsOf(context, textIn(changed, 'person'))
    },
    'office-terms': (changed, context) => followTermsOf(context, textIn(changed, 'person')),
  },
  dialogs: [showOnboarding, agreeTerms],
  jobs: [remindMembers, askAboutTerms],
}
