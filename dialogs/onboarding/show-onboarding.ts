import { pageFrom } from '#chat/list-page.ts'
import { openStepsCard } from '#features/onboarding/cards/open-steps-card.ts'
import { stepMarked, stepsListCard } from '#features/onboarding/cards/steps-list-card.ts'
import { markStep, readOwnSteps } from '#features/onboarding/mark-step.ts'
import { readOpenSteps } from '#features/onboarding/read-open-steps.ts'
import { type Dialog, type DialogContext, toActor } from '#inbox/dialog.ts'
import { onboardingPhrases } from './onboarding-phrases.ts'

/** The steps by which a new member begins: how each is done, and that it is done; and for the secretariat, who has not. */
export const showOnboarding: Dialog = {
  name: 'show-onboarding',

  also: onboardingPhrases,

  words: {
    verb: 'onboarding',
    aliases: ['steps', 'first steps', 'my steps', 'getting started'],
    example: 'onboarding',
    does: 'your first steps as a member, and how to do them',
    who: 'all',
    where: 'privately',
    args: { '*': ['all'] },
    typed: async (context, words) =>
      words === '' ? toActor(stepsListCard(await context.run(readOwnSteps, {}), context)) : ofAll(context, 0),
  },

  presses: {
    'step-done': async (context, { step = '' }) =>
      toActor(stepMarked(await context.run(markStep, { step, done: true }), { charter: context.charter, step })),
    'step-not-done': async (context, { step = '' }) =>
      toActor(stepsListCard(await context.run(markStep, { step, done: false }), context)),
    'more-open-steps': (context, about) => ofAll(context, pageFrom(about)),
  },
}

async function ofAll(context: DialogContext, from: number) {
  return toActor(openStepsCard(await context.run(readOpenSteps, {}), { ...context, from }))
}
