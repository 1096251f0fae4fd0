import type { OnboardingStep } from '#charter/onboarding.ts'
import { actButton, buttons, inMenu, sayButton, text } from '#chat/button.ts'
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

/** So many steps can be marked from one message; the answer to each leads to the next one. */
const mostMarked = 2

/**
 * The steps that are still to be done, for a message that has more to say: with the buttons of those that the member does.
 * @param others the other buttons of that message, which stand in the menu of this row.
 */
export function openStepsBlocks(states: readonly StepState[], others: readonly Button[] = []): Block[] {
  const open = states.filter(({ done }) => done === null).map(({ step }) => step)
  if (open.length === 0) return others.length === 0 ? [] : [buttons(...others)]
  const marks = open.filter(({ who }) => who === 'member').map(doneButton)
  return [
    text('To get started:'),
    { kind: 'list', items: open.map(stepSpans) },
    buttons(...marks.slice(0, mostMarked), sayButton('See how', 'onboarding'), ...others.map(inMenu)),
  ]
}
