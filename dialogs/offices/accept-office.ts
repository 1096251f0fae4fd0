import { officeOf } from '#charter/charter.ts'
import { buttons, sayButton, text } from '#chat/button.ts'
import type { Field } from '#chat/form.ts'
import { type Message, message } from '#chat/message.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { readTermsUrl, termsName } from '#features/groups/terms-link.ts'
import { holdsOffice, officeName } from '#features/offices/cards/office-card.ts'
import { answerOffer, ownTerms } from '#features/offices/offer-office.ts'
import { type Dialog, type DialogContext, formDialog } from '#inbox/dialog.ts'

/** The answer to an office that was offered. What the office commits to is ticked, statement by statement. */
export const acceptOffice: Dialog = {
  name: 'accept-office',

  presses: {
    'accept-office': async (context, { term = '' }) => {
      const offered = (await context.run(ownTerms, {})).find(({ _id, state }) => _id === term && state === 'offered')
      if (offered && statementsOf(context, offered).length > 0)
        return context.open('accept-office', { about: { term } })
      return {
        kind: 'replace',
        message: answered(context, await context.run(answerOffer, { term, answer: 'accepted' })),
      }
    },
    'decline-office': async (context, { term = '' }) => ({
      kind: 'replace',
      message: answered(context, await context.run(answerOffer, { term, answer: 'declined' })),
    }),
  },

  forms: {
    'accept-office': formDialog({
      version: 1,
      draw: async (context, { term = '' }) => {
        const offered = (await context.run(ownTerms, {})).find(({ _id }) => _id === term)
        const url = await context.run(readTermsUrl, {})
        return {
          title: 'Accept the role',
          submit: 'Accept the role',
          intro: [
            text(offered ? `The role: ${officeName(context.charter, offered)}.` : 'This offer no longer exists.'),
            text('If you accept, you agree to the ', { link: termsName(context.charter), url }, '.'),
          ],
          fields: offered ? statementsOf(context, offered) : [],
        }
      },
      submitted: async (context, _answers, { about: { term = '' } }) => ({
        kind: 'done',
        message: answered(context, await context.run(answerOffer, { term, answer: 'accepted' })),
      }),
    }),
  },
}

function statementsOf({ charter }: DialogContext, { office }: OfficeTerm): Field[] {
  const { commitments } = officeOf(charter, office)
  return charter.commitments
    .filter(({ id }) => commitments.includes(id))
    .map(({ id, label, text: statement }) => ({ name: id, label, kind: 'statement', statement, tick: 'I confirm' }))
}

function answered({ charter, now }: DialogContext, term: OfficeTerm): Message {
  const name = officeName(charter, term)
  const sentence = {
    accepted: `${holdsOffice('You', term, { charter, now })}. Thank you.`,
    declined: `You declined the role of ${name}. We'll tell the person who offered it.`,
    ended: `We no longer offer you the role of ${name}.`,
    offered: `We still offer you the role of ${name}.`,
  }[term.state]
  return message(sentence, buttons(sayButton('See what I can do', 'help'), sayButton('See my status', 'status')))
}
