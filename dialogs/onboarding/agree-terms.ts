import { note, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import { readTermsUrl, termsName } from '#features/groups/terms-link.ts'
import {
  answerTerms,
  readOwnAgreement,
  readTermsCase,
  readUnanswered,
  settleTermsCase,
} from '#features/onboarding/answer-terms.ts'
import { agreementCard, termsAnswered } from '#features/onboarding/cards/terms-card.ts'
import { unansweredCard } from '#features/onboarding/cards/unanswered-card.ts'
import { type Dialog, formDialog, toActor } from '#inbox/dialog.ts'
import { agreementPhrases } from './onboarding-phrases.ts'

/** The Terms: what somebody agreed to, whether they agree to a new version, and what follows where they do not. */
export const agreeTerms: Dialog = {
  name: 'agree-terms',

  also: agreementPhrases,

  words: {
    verb: 'agreement',
    aliases: ['terms of reference', 'tor', 'rules'],
    example: 'agreement',
    does: 'read the Terms, and say whether you agree to a new version',
    who: 'all',
    where: 'privately',
    args: { '*': ['all'] },
    typed: async (context, words) => {
      if (words !== '') return toActor(unansweredCard(await context.run(readUnanswered, {}), context))
      const [own, url] = await Promise.all([context.run(readOwnAgreement, {}), context.run(readTermsUrl, {})])
      return toActor(agreementCard(own, { ...context, url }))
    },
  },

  presses: {
    'agree-terms': async (context, { version }) => {
      const own = await context.run(answerTerms, { answer: 'agreed', why: null, ...(version ? { version } : {}) })
      return { kind: 'replace', message: termsAnswered(own, context.charter) }
    },
    'disagree-terms': (context) => context.open('disagree-terms'),
    'answer-terms-case': (context, { person = '' }) => context.open('answer-terms-case', { about: { person } }),
  },

  forms: {
    'disagree-terms': formDialog({
      version: 1,
      draw: async (context) => ({
        title: "I don't agree",
        submit: 'Tell the secretariat',
        intro: [
          text(`The ${termsName(context.charter)}.`),
          note('Only the secretariat reads this. You stay a member until it is settled with you.'),
        ],
        fields: [
          { name: 'why', label: 'What you do not agree to', kind: 'multiline', max: 1000, optional: true },
        ] as const,
      }),
      submitted: async (context, { why }) => {
        const own = await context.run(answerTerms, { answer: 'disagreed', why: why?.trim() || null })
        return { kind: 'done', message: termsAnswered(own, context.charter) }
      },
    }),

    'answer-terms-case': formDialog({
      version: 1,
      draw: async (context, { person = '' }) => {
        const { agreement, name } = await context.run(readTermsCase, { person })
        return {
          title: 'Answer about the Terms',
          submit: 'Send my answer',
          intro: [
            text(`${name} does not agree to the ${termsName(context.charter)}.`),
            ...(agreement.why ? [{ kind: 'text' as const, spans: [`“${agreement.why}”`], whole: true as const }] : []),
            note(`${name} reads your answer. It closes the case, and changes no membership.`),
            note('To end a membership, say "remove".'),
          ],
          fields: [{ name: 'text', label: 'What follows for them', kind: 'multiline', max: 1000 }] as const,
        }
      },
      submitted: async (context, { text: words }, { about: { person = '' } }) => {
        const { name, isNew } = await context.run(settleTermsCase, { person, text: words })
        return {
          kind: 'done',
          message: message(
            isNew
              ? `We're sending your answer to ${name}.`
              : `Someone else has answered ${name} already. We sent nothing.`,
          ),
        }
      },
    }),
  },
}
