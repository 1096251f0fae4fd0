import { buttons, sayButton, text } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import { readOwnAbsence } from '#features/absences/read-own-absence.ts'
import { endAbsence as end } from '#features/absences/set-absence.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { backPhrases } from './absences-phrases.ts'

/** Being there again, or not going. */
export const endAbsence: Dialog = {
  name: 'end-absence',

  also: backPhrases,

  words: {
    verb: 'back',
    aliases: [],
    example: 'back',
    does: 'say that you are back',
    who: 'member',
    where: 'direct',
    args: { '*': [] },
    typed: (context) => ends(context),
  },

  presses: { 'end-absence': (context) => ends(context) },
}

async function ends(context: DialogContext): Promise<Outcome> {
  const meant = await context.resolve('back', async () => (await context.run(readOwnAbsence, {}))?.about._id ?? null)
  const see = buttons(sayButton('See what waits', 'status'))
  if (meant === null) return say('You are not away. Messages come to you.', see)
  await context.run(end, { absence: meant })
  return say(text({ strong: 'Welcome back. ' }, 'Messages come to you again.'), see)
}
