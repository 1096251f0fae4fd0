import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import { pageFrom } from '#chat/list-page.ts'
import type { Outcome } from '#chat/outcome.ts'
import { pagedLines } from '#features/desk/cards/desk-card.ts'
import { heldTermLine } from '#features/desk/cards/desk-lines.ts'
import { readTerms } from '#features/desk/read-terms.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { termsPhrases } from './desk-phrases.ts'

/** Whose term of office ends when, and whose is over. */
export const listTerms: Dialog = {
  name: 'list-terms',

  also: termsPhrases,

  words: {
    verb: 'terms',
    aliases: ['mandates'],
    example: 'terms',
    does: 'whose term of office ends, and when',
    who: 'leader',
    where: 'direct',
    args: { '*': ['of office'] },
    typed: (context) => terms(context, 0),
  },

  presses: { 'more-terms': (context, about) => terms(context, pageFrom(about)) },
}

async function terms(context: DialogContext, from: number): Promise<Outcome> {
  const held = await context.run(readTerms, {})
  if (held.terms.length === 0)
    return held.reader.appoints
      ? say('Nobody holds an office now.', buttons(sayButton('Appoint someone', 'appoint')))
      : say('Nobody holds an office now.', buttons(sayButton('See my status', 'status')))
  const lines = held.terms.map((term) => heldTermLine(term, held, context))
  return say(
    text({ strong: 'Terms of office' }),
    ...pagedLines(lines, { from, more: (next) => actButton('See more terms', 'more-terms', { from: next }) }),
    note('"Acting" means the term is over, and they stay until someone replaces them.'),
  )
}
