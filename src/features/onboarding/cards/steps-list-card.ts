import type { Charter } from '#charter/charter.ts'
import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import { type Block, type Message, message, type Reader } from '#chat/message.ts'
import { doneButton, stepSpans } from '#features/groups/cards/steps-card.ts'
import type { StepState } from '#features/groups/onboarding.ts'
import type { OwnSteps } from '#features/onboarding/mark-step.ts'
import { capitalised, listed } from '#time/english-words.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

type Shown = { charter: Charter; now: string; reader: Reader }

/** "2 of 3 done": how far somebody is with their steps. */
function saySteps(states: readonly StepState[]): string {
  return `${states.filter(({ done }) => done !== null).length} of ${states.length} done`
}

/** How far somebody is with their steps, for `status`; nothing where none is open for them. */
export function stepsStanding({ states, isOpen }: OwnSteps): Block[] {
  if (!isOpen) return []
  const next = states.find(({ step, done }) => done === null && step.who === 'member')?.step
  return [
    text(`Your first steps: ${saySteps(states)}.`),
    { kind: 'buttons', buttons: [...(next ? [doneButton(next)] : []), sayButton('See your steps', 'onboarding')] },
  ]
}

/** The steps of a member, each with its instructions until it is done, and the button by which they say so. */
export function stepsListCard({ states, isMember }: OwnSteps, shown: Shown): Message {
  const { member, group } = shown.charter.words
  if (states.length === 0) return message(`A new ${member.one} has no steps to do.`)
  const first = isMember
    ? text({ strong: `Your first steps: ${saySteps(states)}.` })
    : text({ strong: `The first steps of a ${member.one}.` }, ` They begin once you are in a ${group.one}.`)
  return message(
    first,
    ...states.flatMap((state, at) => stepBlocks(state, { ...shown, number: at + 1, isMember })),
    ...(isMember && states.every(({ done }) => done !== null) ? [text('You have done all of them.')] : []),
  )
}

function stepBlocks({ step, done }: StepState, shown: Shown & { number: number; isMember: boolean }): Block[] {
  const title = { strong: `${shown.number}. ${capitalised(step.name)}` }
  if (done !== null) return [text(title, `: done on ${sayDateAt(dateAt(done.at, shown.reader.zone), shown.now)}.`)]
  return [
    text(title, ': ', ...stepSpans(step)),
    ...(step.instructions.length > 0
      ? [{ kind: 'list' as const, items: step.instructions.map((line) => [line]) }]
      : []),
    ...(step.who === 'secretariat' ? [note("The secretariat does this. We'll tell you when it's done.")] : []),
    ...(step.who === 'member' && shown.isMember ? [{ kind: 'buttons' as const, buttons: [doneButton(step)] }] : []),
  ]
}

/** What a member reads who has marked a step as done: how far they are, and the way to the next one. */
export function stepMarked({ states }: OwnSteps, { charter, step }: { charter: Charter; step: string }): Message {
  const name = charter.onboarding.find(({ id }) => id === step)?.name ?? 'step'
  const left = states.filter(({ done }) => done === null).map((state) => state.step)
  const next = left.find(({ who }) => who === 'member')
  return message(
    text({ strong: `${capitalised(name)}: done.` }, ` ${saySteps(states)}.`),
    ...(next ? [text('Next: ', ...stepSpans(next))] : [text(saysLeft(left))]),
    buttons(
      ...(next ? [doneButton(next), sayButton('See how', 'onboarding')] : []),
      actButton('Undo', 'step-not-done', { step }),
    ),
  )
}

function saysLeft(left: readonly StepState['step'][]): string {
  if (left.length === 0) return 'You have done all of them.'
  return `The secretariat does the rest: ${listed(left.map(({ access, name }) => access ?? name))}.`
}
