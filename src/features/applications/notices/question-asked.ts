import { groupOf } from '#charter/charter.ts'
import { buttons, formButton } from '#chat/button.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { ownPage } from '#features/applications/cards/application-card.ts'
import { questionFor, questionMessage } from '#features/groups/cards/question-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To the applicant: whoever reads the application asks something. */
export const questionAsked: NoticeKind<ApplicationFacts> = {
  name: 'question-asked',
  repeats: true,

  wanted({ about }) {
    if (about.state !== 'submitted') return []
    return about.questions
      .filter(({ answer }) => answer === null)
      .map(({ id, at }) => ({
        slot: id,
        to: { person: about.person },
        priority: 0,
        urgency: 'now',
        ...usefulFor(epochOf(at), questionFor),
      }))
  },

  message(facts, { slot }) {
    const { about, charter, people } = facts
    const question = about.questions.find(({ id }) => id === slot)
    const { short } = groupOf(charter, about.group)
    const name = (question && people.get(question.by)?.name) || 'Someone'
    return questionMessage(
      `${name} has a question about your application to ${short}.`,
      question?.text ?? '',
      ownPage(facts, 'Answer') ??
        buttons(formButton('Answer', 'answer-question', { application: about._id, question: slot })),
    )
  },

  why: ({ about, charter }) => [
    `You applied to ${groupOf(charter, about.group).short}. The people who decide have a question.`,
  ],
}
