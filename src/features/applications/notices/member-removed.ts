import { groupOf } from '#charter/charter.ts'
import { filledIn } from '#charter/letters.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { namesIn } from '#features/applications/cards/review-card.ts'
import { removalUntil } from '#features/groups/application-rules.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'

/** To somebody whom others have removed from a group: that they are out, why, and whom they can ask. */
export const memberRemoved: NoticeKind<ApplicationFacts> = {
  name: 'member-removed',
  repeats: true,

  wanted({ about, charter }) {
    const { removal } = about
    if (about.state !== 'ended' || removal === undefined) return []
    const dueAt = removalUntil(removal, charter)
    return [
      {
        slot: removal.at,
        to: { person: about.person },
        ...usefulFor(dueAt, 'P30D'),
        priority: 0,
        urgency: 'now',
      },
    ]
  },

  message(facts) {
    const { about, charter } = facts
    const { short } = groupOf(charter, about.group)
    const reason = charter.removals.reasons.find(({ id }) => id === about.removal?.reason)
    const summary = `You are no longer a ${charter.words.member.one} of ${short}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'off'),
        ...(reason ? [text(filledIn(reason.letter, namesIn(facts)))] : []),
        ...(about.removal?.note ? [text(about.removal.note)] : []),
        text('Thank you for your work. We send you no more messages about it.'),
        buttons(sayButton('Ask about it', `contact ${about.group}`), sayButton('See other groups', 'groups')),
      ],
    }
  },

  why: ({ about, charter }) => [
    `You were a ${charter.words.member.one} of ${groupOf(charter, about.group).short}. We tell you when that ends.`,
  ],
}
