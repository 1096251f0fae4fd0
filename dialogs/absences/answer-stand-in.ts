import { buttons, sayButton, text } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import { answerStandIn as answer, approveStandIn } from '#features/absences/answer-stand-in.ts'
import { sayDays } from '#features/absences/cards/absence-words.ts'
import { readNames } from '#features/absences/read-own-absence.ts'
import type { Absence } from '#features/groups/absence.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'

/** A person who is asked to stand in accepts or declines. Where they hold other powers, the secretariat confirms them. */
export const answerStandIn: Dialog = {
  name: 'answer-stand-in',

  presses: {
    'accept-stand-in': async (context, { absence = '' }) =>
      answered(context, await context.run(answer, { absence, answer: 'yes' })),

    'decline-stand-in': async (context, { absence = '' }) =>
      answered(context, await context.run(answer, { absence, answer: 'no' })),

    'confirm-stand-in': async (context, { absence = '' }) =>
      decided(context, await context.run(approveStandIn, { absence, approval: 'given' })),

    'refuse-stand-in': async (context, { absence = '' }) =>
      decided(context, await context.run(approveStandIn, { absence, approval: 'refused' })),
  },
}

async function answered(context: DialogContext, absence: Absence): Promise<Outcome> {
  const { standIn } = absence
  const [name] = await context.run(readNames, { people: [absence.person] })
  const see = buttons(sayButton('See my status', 'status'))
  if (standIn?.answer !== 'yes') return say(`You do not act for ${name}. We'll tell them.`, see)
  const days = sayDays(absence, context.now)
  return standIn.approval === 'asked'
    ? say(text({ strong: `You agreed to act for ${name}. ` }, 'The secretariat confirms it next.'), see)
    : standIn.approval === 'refused'
      ? say('The secretariat did not confirm you as stand-in.', see)
      : say(text({ strong: `You act for ${name} ${days}. ` }, "Thank you. We'll tell them."), see)
}

async function decided(context: DialogContext, absence: Absence): Promise<Outcome> {
  const { standIn } = absence
  const people = [absence.person, standIn?.person ?? '', standIn?.approvedBy ?? '']
  const [name, other, decider] = await context.run(readNames, { people })
  const see = buttons(sayButton('See what waits', 'status'))
  if (standIn?.answer !== 'yes') return say(`${other} no longer offers to act for ${name}.`, see)
  if (standIn.approvedBy !== null && standIn.approvedBy !== context.me._id) {
    const acts = standIn.approval === 'given' ? 'acts' : 'does not act'
    return say(`${decider} decided this before you: ${other} ${acts} for ${name}.`, see)
  }
  if (standIn.approval === 'refused') return say(`${other} does not act for ${name}. We'll tell both.`, see)
  return say(text({ strong: `${other} acts for ${name} ` }, `${sayDays(absence, context.now)}. We'll tell both.`), see)
}
