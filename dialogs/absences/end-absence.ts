import { buttons, sayButton, text } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import { readOwnAbsences } from '#features/absences/read-own-absence.ts'
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

  presses: { 'end-absence': (context, { absence }) => ends(context, absence) },
}

/** Ends this absence, or where none is named, the earliest. */
async function ends(context: DialogContext, absence?: string): Promise<Outcome> {
  const earliest = async () => (await context.run(readOwnAbsences, {}))[0]?.about._id ?? null
  const meant = absence ?? (await context.resolve('back', earliest))
  const see = buttons(sayButton('See what waits', 'status'))
  if (meant === null) return say('You are not away. Messages come to you.', see)
  const { startsAt, endsAt } = await context.run(end, { absence: meant })
  if (endsAt <= startsAt) return say(text({ strong: 'Your absence is cancelled. ' }, 'Messages come to you.'), see)
  return say(text({ strong: 'Welcome back. ' }, 'Messages come to you again.'), see)
}
