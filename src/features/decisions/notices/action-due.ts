import { groupOf } from '#charter/charter.ts'
import { actButton, buttonRows, buttons, heading, sayButton, text } from '#chat/button.ts'
import type { ActionFacts } from '#features/decisions/action-facts.ts'
import { doneButton, sayAction } from '#features/decisions/cards/action-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { counted } from '#time/english-words.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { dateAt, instantOf } from '#time/wall-time.ts'

const aDay = 'P1D'

/** To the owner of an action on its day, once. An owner who was asked on that day knows it. */
export const actionDue: NoticeKind<ActionFacts> = {
  name: 'action-due',
  repeats: false,

  wanted({ about, isIn, charter, people }) {
    const { due, state, owner } = about
    if (due === null || !isIn || (state !== 'asked' && state !== 'accepted')) return []
    const zone = people.get(owner)?.zone ?? charter.organisation.zone
    const dueAt = epochOf(instantOf(`${due}T09:00`, zone))
    if (dateAt(about.askedAt, zone) >= dateAt(instantText(dueAt), zone)) return []
    return [{ slot: due, to: { person: owner }, ...usefulFor(dueAt, aDay), priority: 2, urgency: 'soon' }]
  },

  message({ about, charter, now }) {
    const { short } = groupOf(charter, about.group)
    const summary = `${short}: your action is due: ${sayAction(about, now)}.`
    return {
      summary: [summary],
      blocks: [
        heading(`${short}: your action is due`, 'soon'),
        text(`${sayAction(about, now)}.`),
        buttons(
          actButton('Mark as done', 'finish-action', { action: about._id }),
          sayButton('See my actions', 'actions'),
        ),
      ],
    }
  },

  together(items) {
    const summary = `${counted(items.length, 'action')} of yours are due.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'soon'),
        {
          kind: 'list',
          items: items.map(({ asked: { about, charter, now } }) => [
            { strong: groupOf(charter, about.group).short },
            `: ${sayAction(about, now)}`,
          ]),
        },
        ...buttonRows(items.slice(0, 6).map(({ asked: { about } }) => doneButton(about))),
      ],
    }
  },

  why: ({ about, charter }) => [
    `An action of ${groupOf(charter, about.group).short} has your name. We remind you once, on its day.`,
  ],

  mute: ({ about }) => `action-due|${about.group}`,
}
