import { buttons, formButton } from '#chat/button.ts'
import { recipientsOf } from '#features/directory/group-question.ts'
import type { GroupQuestionFacts } from '#features/directory/group-question-facts.ts'
import { questionFor, questionMessage } from '#features/groups/cards/question-card.ts'
import { forWhom } from '#features/groups/cards/stand-in-words.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To those who lead a group: somebody asks them something. */
export const groupQuestionAsked: NoticeKind<GroupQuestionFacts> = {
  name: 'group-question-asked',
  repeats: true,

  wanted({ about, roster }) {
    if (about.answer !== null) return []
    return recipientsOf(about, roster).map((person) => ({
      slot: '',
      to: { person },
      priority: 1,
      urgency: 'soon',
      ...usefulFor(epochOf(about.at), questionFor),
    }))
  },

  message(facts, { to }) {
    const { about, people, group } = facts
    const name = people.get(about.by)?.name || 'Someone'
    const asked = questionMessage(
      `${name} has a question about ${group.short}.`,
      about.text,
      buttons(formButton('Answer', 'answer-group-question', { question: about._id })),
    )
    return { ...asked, blocks: [...asked.blocks, ...forWhom(facts, to)] }
  },

  why: ({ group }) => [`You are responsible for ${group.short}, and someone has a question.`],
}
