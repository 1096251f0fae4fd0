import { groupOf } from '#charter/charter.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { ActionFacts } from '#features/decisions/action-facts.ts'
import { sayAction } from '#features/decisions/cards/action-card.ts'
import { isLateAction } from '#features/meetings/action.ts'
import { type Asked, type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'
import { dateAt, instantOf, plusDays } from '#time/wall-time.ts'

/** A summary comes once a week. */
const untilTheSummary = 'P8D'

/** To those who lead the group: an action whose day went by is a line of their next summary, once. */
export const actionLate: NoticeKind<ActionFacts> = {
  name: 'action-late',
  repeats: false,

  wanted({ about, charter, leaders, people }) {
    const { due, state, owner } = about
    if (due === null || state === 'done') return []
    return leaders
      .filter((person) => person !== owner)
      .map((person) => {
        const zone = people.get(person)?.zone ?? charter.organisation.zone
        const dueAt = epochOf(instantOf(`${plusDays(due, 1)}T07:00`, zone))
        return {
          slot: due,
          to: { person },
          ...usefulFor(dueAt, untilTheSummary),
          priority: 2,
          urgency: 'whenever',
        }
      })
  },

  message(asked) {
    const summary = saysLate(asked)
    return {
      summary: [summary],
      blocks: [
        heading('An action is late', 'soon'),
        text(summary),
        buttons(sayButton('See all actions', `actions ${asked.about.group}`)),
      ],
    }
  },

  together(items) {
    const { about, charter } = items[0]?.asked ?? {}
    const summary = `${items.length} actions are late.`
    return {
      summary: [summary, ...items.map(({ asked }) => ` ${saysLate(asked)}`)],
      blocks: [
        heading(summary, 'soon'),
        { kind: 'list', items: items.map(({ asked }) => [saysLate(asked)]) },
        ...(about && charter
          ? [buttons(sayButton(`See ${groupOf(charter, about.group).short} actions`, `actions ${about.group}`))]
          : []),
      ],
    }
  },

  why: ({ about, charter }) => [
    `You lead ${groupOf(charter, about.group).short}. An action that is late is a line of your summary, once.`,
  ],

  mute: ({ about }) => `action-late|${about.group}`,
}

/** "Procurement: Amina Diallo has not finished this: draft the text, by Fri 12 Jun (PROC-7)." */
function saysLate({ about, charter, people, now }: Asked<ActionFacts>): string {
  const short = groupOf(charter, about.group).short
  if (about.state === 'refused') return `${short}: this action has no owner: ${sayAction(about, now)}.`
  const name = people.get(about.owner)?.name || 'Someone'
  const isLate = isLateAction(about, dateAt(now, charter.organisation.zone))
  const what = isLate ? 'has not finished this' : 'has this to finish'
  return `${short}: ${name} ${what}: ${sayAction(about, now)}.`
}
