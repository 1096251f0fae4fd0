import { actButton, buttons, heading } from '#chat/button.ts'
import { inOneLine } from '#chat/cut-text.ts'
import { groupsOfDispute, guidanceBlock } from '#features/requests/cards/dispute-card.ts'
import { type DisputeFacts, groupsLedBy } from '#features/requests/dispute-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To the leaders of both groups, and to the one who brought it up: the guidance. */
export const disputeGuided: NoticeKind<DisputeFacts> = {
  name: 'dispute-guided',
  repeats: true,

  wanted({ about, rosters }) {
    if (about.guidedAt === null) return []
    const dueAt = epochOf(about.guidedAt)
    const leading = rosters.flatMap(({ leaders }) => leaders.map(({ person }) => person))
    return [...new Set([...leading, about.by])]
      .filter((person) => person !== about.guidedBy)
      .map((person) => ({
        slot: '',
        to: { person },
        ...usefulFor(dueAt, 'P30D'),
        priority: 0,
        urgency: 'now',
      }))
  },

  message(facts) {
    const { about, now } = facts
    const summary = `There is guidance about the scopes of ${groupsOfDispute(facts)}.`
    return {
      summary: [`${summary} “${inOneLine(about.guidance ?? '', 160)}”`],
      blocks: [
        heading(summary, 'news'),
        guidanceBlock(facts, now),
        buttons(actButton('Read all that was said', 'read-dispute', { dispute: about._id })),
      ],
    }
  },

  why: (facts, { to }) =>
    'person' in to && groupsLedBy(facts, to.person).length > 0
      ? ['You lead one of these two groups.']
      : ['You brought this up.'],
}
