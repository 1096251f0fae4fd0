import { actButton, buttons, sayButton, text } from '#chat/button.ts'
import { pageFrom } from '#chat/list-page.ts'
import type { Outcome } from '#chat/outcome.ts'
import { pagedLines } from '#features/desk/cards/desk-card.ts'
import { lateLines } from '#features/desk/cards/desk-lines.ts'
import { requireDeskReader } from '#features/desk/desk-reader.ts'
import { readLate } from '#features/desk/read-desk.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { latePhrases } from './desk-phrases.ts'

/** Who owes what, since when. */
export const listLate: Dialog = {
  name: 'list-late',

  also: latePhrases,

  words: {
    verb: 'late',
    aliases: ['overdue'],
    example: 'late',
    does: 'who owes what, and since when',
    who: 'leader',
    where: 'direct',
    args: { '*': ['minutes', 'applications'] },
    typed: (context) => late(context, 0),
  },

  presses: { 'more-late': (context, about) => late(context, pageFrom(about)) },
}

async function late(context: DialogContext, from: number): Promise<Outcome> {
  await context.run(requireDeskReader, {})
  const desk = await context.run(readLate, {})
  const lines = desk === null ? [] : lateLines(desk, context)
  if (lines.length === 0) return nothing
  return say(
    text({ strong: 'Late' }),
    ...pagedLines(lines, { from, more: (next) => actButton('See more late things', 'more-late', { from: next }) }),
  )
}

const nothing = say('Nothing is late.', buttons(sayButton('See my status', 'status')))
