import type { OnboardingStep } from '#charter/onboarding.ts'
import { actButton, buttonRows, text } from '#chat/button.ts'
import type { Block, Button, Span } from '#chat/message.ts'
import type { StepState } from '#features/groups/onboarding.ts'

/** "Register at the U4SSC website. U4SSC website": what a step asks, with its link. */
export function stepSpans({ text: words, link }: OnboardingStep): Span[] {
  return link ? [`${words} `, { link: link.label, url: link.url }] : [words]
}

/** The button by which a member says that a step of theirs is done. */
export function doneButton({ id, name }: OnboardingStep): Button {
  return actButton(`Mark ${name} done`, 'step-done', { step: id })
}

/** The steps that are still to be done, for a message that has more to say: each with its button where the member does it. */
export function openStepsBlocks(states: readonly StepState[]): Block[] {
  const open = states.filter(({ done }) => done === null).map(({ step }) => step)
  if (open.length === 0) return []
  return [
    text('To get started:'),
    { kind: 'list', items: open.map(stepSpans) },
    ...buttonRows([
      ...open.filter(({ who }) => who === 'member').map(doneButton),
      { label: 'See how', act: { verb: 'say', about: { words: 'onboarding' } } },
    ]),
  ]
}
