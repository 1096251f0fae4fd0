import { groupOf } from '#charter/charter.ts'
import { text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import { answerQuestion, askApplicant as ask } from '#features/applications/ask-applicant.ts'
import { applicantName, reviewCard } from '#features/applications/cards/review-card.ts'
import { readApplication, readOwnApplication } from '#features/applications/read-applications.ts'
import { answerField, questionField } from '#features/groups/cards/question-card.ts'
import { type Dialog, formDialog, say } from '#inbox/dialog.ts'

/** A question to an applicant, and the answer. */
export const askApplicant: Dialog = {
  name: 'ask-applicant',

  presses: {
    'ask-applicant': async (context, { application = '' }) => {
      const facts = await context.run(readApplication, { application })
      if (facts.about.state === 'submitted') return context.open('ask-applicant', { about: { application } })
      return { kind: 'replace', message: reviewCard(facts, { whole: false }) }
    },

    'answer-question': async (context, { application = '', question = '' }) => {
      const { about } = await context.run(readOwnApplication, { application })
      const asked = about.questions.find(({ id }) => id === question)
      if (asked?.answer) return say(`You answered: ${asked.answer}`)
      return context.open('answer-question', { about: { application, question } })
    },
  },

  forms: {
    'ask-applicant': formDialog({
      version: 1,
      draw: async (context, { application = '' }) => {
        const facts = await context.run(readApplication, { application })
        return {
          title: 'Ask a question',
          submit: 'Send',
          intro: [text(`To ${applicantName(facts)}. We'll send you the answer. The application stays open.`)],
          fields: [questionField],
        }
      },
      submitted: async (context, { question }, { about: { application = '' }, instance }) => {
        await context.run(ask, { application, id: instance, text: question })
        return { kind: 'done', message: message("We're sending your question. We'll bring you the answer here.") }
      },
    }),

    'answer-question': formDialog({
      version: 1,
      draw: async (context, { application = '', question = '' }) => {
        const { about } = await context.run(readOwnApplication, { application })
        const asked = about.questions.find(({ id }) => id === question)
        return {
          title: 'Answer',
          submit: 'Send',
          intro: [
            text(groupOf(context.charter, about.group).title),
            { kind: 'text', spans: [asked?.text ?? ''], whole: true },
          ],
          fields: [answerField],
        }
      },
      submitted: async (context, { answer }, { about: { application = '', question = '' } }) => {
        await context.run(answerQuestion, { application, question, answer })
        return { kind: 'done', message: message("We're sending your answer.") }
      },
    }),
  },
}
