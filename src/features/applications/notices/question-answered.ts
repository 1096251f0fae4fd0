import { groupOf } from '#charter/charter.ts'
import { heading } from '#chat/button.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { applicantName, decisionButtons } from '#features/applications/cards/review-card.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

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
              dueAt: epochOf(answeredAt),
              sendBy: epochOf(answeredAt) + millisecondsOf('P14D'),
              priority: 2,
              quiet: 'wait',
            } as const,
          ],
    )
  },

  message(facts, { slot }) {
    const { about, charter } = facts
    const question = about.questions.find(({ id }) => id === slot)
    const summary = `${applicantName(facts)} answered your question (${groupOf(charter, about.group).short}).`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        {
          kind: 'facts',
          facts: [
            { label: 'You asked', value: [question?.text ?? ''] },
            { label: 'Answer', value: [question?.answer ?? ''] },
          ],
        },
        ...(about.state === 'submitted' ? [decisionButtons(about._id)] : []),
      ],
    }
  },

  why: ({ about, charter }) => [
    `You asked a question about this application to ${groupOf(charter, about.group).short}.`,
  ],
}
