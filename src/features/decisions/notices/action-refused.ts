import { groupOf } from '#charter/charter.ts'
import { buttonRows, buttons, heading, sayButton, text } from '#chat/button.ts'
import type { ActionFacts } from '#features/decisions/action-facts.ts'
import { giveButton, sayAction } from '#features/decisions/cards/action-card.ts'
import { type Asked, type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

const stillOpen = 'P14D'

/** To the person who gave an action: its owner says that it is not theirs, so another is needed. */
export const actionRefused: NoticeKind<ActionFacts> = {
  name: 'action-refused',
  repeats: false,

  wanted({ about }) {
    if (about.state !== 'refused' || about.answeredAt === null || about.by === about.owner) return []
    const dueAt = epochOf(about.answeredAt)
    return [
      {
        slot: about.answeredAt,
        to: { person: about.by },
        ...usefulFor(dueAt, stillOpen),
        priority: 2,
        urgency: 'soon',
      },
    ]
  },

  message(asked) {
    const summary = saysRefused(asked)
    return {
      summary: [summary],
      blocks: [
        heading('An action needs an owner', 'task'),
        text(summary),
        buttons(giveButton(asked.about), sayButton('See all actions', `actions ${asked.about.group}`)),
      ],
    }
  },

  together(items) {
    const summary = `${items.length} actions need an owner.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        ...items.map(({ asked }) => text(saysRefused(asked))),
        ...buttonRows(items.slice(0, 6).map(({ asked: { about } }) => giveButton(about))),
      ],
    }
  },

  why: ({ about, charter }) => [`You gave this action of ${groupOf(charter, about.group).short} to its owner.`],
}

function saysRefused({ about, people, now }: Asked<ActionFacts>): string {
  const name = people.get(about.owner)?.name || 'Its owner'
  return `${name} says this action is not theirs: ${sayAction(about, now)}.`
}
