import { groupOf } from '#charter/charter.ts'
import { actButton, buttonRows, buttons, heading, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { ActionFacts } from '#features/decisions/action-facts.ts'
import { answerButtons, sayAction } from '#features/decisions/cards/action-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { counted } from '#time/english-words.ts'
import { epochOf } from '#time/instant.ts'

const stillOpen = 'P30D'
/** No message has more rows of buttons for actions. */
const mostAnswered = 4

/** To the owner of an action: what they are asked to do, and by when. They accept it or say that it is not theirs. */
export const actionAsked: NoticeKind<ActionFacts> = {
  name: 'action-asked',
  repeats: true,

  wanted({ about, isIn }) {
    if (about.state !== 'asked' || !isIn) return []
    const dueAt = epochOf(about.askedAt)
    return [
      {
        slot: about.askedAt,
        to: { person: about.owner },
        ...usefulFor(dueAt, stillOpen),
        priority: 1,
        urgency: 'soon',
      },
    ]
  },

  message({ about, charter, people, now }) {
    const by = people.get(about.by)?.name || 'A leader'
    const { short } = groupOf(charter, about.group)
    const summary = `${short}: ${by} asks you to do this: ${sayAction(about, now)}.`
    return {
      summary: [summary],
      blocks: [
        heading(`${short}: an action for you`, 'task'),
        text(`${by} asks you to do this: ${sayAction(about, now)}.`),
        answerButtons(about),
      ],
    }
  },

  together(items) {
    const summary = `${counted(items.length, 'action')} for you.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        {
          kind: 'list',
          items: items.map(({ asked: { about, charter, now } }) => [
            { strong: groupOf(charter, about.group).short },
            `: ${sayAction(about, now)}`,
          ]),
        },
        ...buttonRows(
          items
            .slice(0, mostAnswered)
            .map(({ asked: { about } }) =>
              actButton(`Accept: ${cutAt(about.what, 30)}`, 'accept-action', { action: about._id }),
            ),
        ),
        buttons(sayButton('See my actions', 'actions')),
      ],
    }
  },

  why: ({ about, charter }) => [
    `You are in ${groupOf(charter, about.group).short}, and an action of ${about.reference ?? 'the group'} has your name.`,
  ],
}
