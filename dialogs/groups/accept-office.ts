import { buttons, sayButton } from '#cards/button.ts'
import { officeName } from '#cards/office-card.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { answerOffer } from '#groups/offer-office.ts'
import type { Dialog, Talk } from '#inbox/dialog.ts'

/** The answer to an office that was offered. */
export const acceptOffice: Dialog = {
  name: 'accept-office',

  presses: {
    'accept-office': (talk, { term = '' }) => answer(talk, { term, answer: 'accepted' }),
    'decline-office': (talk, { term = '' }) => answer(talk, { term, answer: 'declined' }),
  },
}

async function answer(talk: Talk, ask: { term: string; answer: 'accepted' | 'declined' }): Promise<Outcome> {
  const term = await talk.run(answerOffer, ask)
  const name = officeName(talk.charter, term)
  const sentence = {
    accepted: `You are ${name}. Thank you.`,
    declined: `You said no to being ${name}. Whoever asked you is told.`,
    ended: `The office of ${name} is no longer offered to you.`,
    offered: `The office of ${name} is still offered to you.`,
  }[term.state]
  const next =
    term.state === 'accepted'
      ? [buttons(sayButton('What can I do now?', 'help'), sayButton('Where I stand', 'status'))]
      : []
  return { kind: 'replace', message: message(sentence, ...next) }
}
