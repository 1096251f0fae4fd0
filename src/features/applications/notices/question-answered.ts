import { groupOf } from '#charter/charter.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { applicantName, decisionButtons } from '#features/applications/cards/review-card.ts'
import { answerMessage, questionFor } from '#features/groups/cards/question-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To whoever asked: the applicant's answer. */
export const questionAnswered: NoticeKind<ApplicationFacts> = {
  name: 'question-answered',
  repeats: true,

  wanted({ about }) {
    return about.questions.flatMap(({ id, by, answeredAt }) =>
      answeredAt === null
        ? []
        : [
            {
              slot: id,
              to: { person: by },
              priority: 2,
              urgency: 'now',
              ...usefulFor(epochOf(answeredAt), questionFor),
            } as const,
          ],
    )
  },

  message(facts, { slot }) {
    const { about, charter } = facts
    const question = about.questions.find(({ id }) => id === slot)
    return answerMessage(
      `${applicantName(facts)} answered your question (${groupOf(charter, about.group).short}).`,
      { question: question?.text ?? '', answer: question?.answer ?? '' },
      about.state === 'submitted' ? [decisionButtons(about._id)] : [],
    )
  },

  why: ({ about, charter }) => [
    `You asked a question about this application to ${groupOf(charter, about.group).short}.`,
  ],
}
