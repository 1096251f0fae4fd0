import { buttons, formButton, heading } from '#chat/button.ts'
import { isDropped } from '#features/directory/group-question.ts'
import type { GroupQuestionFacts } from '#features/directory/group-question-facts.ts'
import { questionFor } from '#features/groups/cards/question-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To the person who asked one leader: that one leads no more, and nobody else gets the question instead. */
export const groupQuestionDropped: NoticeKind<GroupQuestionFacts> = {
  name: 'group-question-dropped',
  repeats: true,

  wanted: ({ about, roster }) =>
    isDropped(about, roster)
      ? [
          {
            slot: '',
            to: { person: about.by },
            priority: 1,
            urgency: 'soon',
            ...usefulFor(epochOf(about.at), questionFor),
          },
        ]
      : [],

  message({ about, people, group, charter }) {
    const name = people.get(about.to ?? '')?.name || 'The one you asked'
    const summary = `${name} no longer leads ${group.short} and gave no answer.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        { kind: 'facts', facts: [{ label: 'You asked', value: [about.text] }] },
        buttons(formButton(`Ask the ${charter.words.leader.many}`, 'ask-leaders', { group: group.id })),
      ],
    }
  },

  why: ({ group }) => [`You asked one person who led ${group.short} a question.`],
}
