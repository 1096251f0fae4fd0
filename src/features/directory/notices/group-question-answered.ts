import { buttons, formButton } from '#chat/button.ts'
import type { GroupQuestionFacts } from '#features/directory/group-question-facts.ts'
import { answerMessage, questionFor } from '#features/groups/cards/question-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To the person who asked those who lead a group: the answer. */
export const groupQuestionAnswered: NoticeKind<GroupQuestionFacts> = {
  name: 'group-question-answered',
  repeats: true,

  wanted: ({ about }) =>
    about.answeredAt === null
      ? []
      : [
          {
            slot: '',
            to: { person: about.by },
            priority: 1,
            urgency: 'now',
            ...usefulFor(epochOf(about.answeredAt), questionFor),
          },
        ],

  message({ about, people, group }) {
    const name = people.get(about.answeredBy ?? '')?.name || 'Someone'
    return answerMessage(
      `${name} answered your question (${group.short}).`,
      { question: about.text, answer: about.answer ?? '' },
      [buttons(formButton('Ask something else', 'ask-leaders', { group: group.id }))],
    )
  },

  why: ({ group }) => [`You asked the people who lead ${group.short} a question.`],
}
