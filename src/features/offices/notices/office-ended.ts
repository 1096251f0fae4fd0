import { buttons, heading, sayButton, text } from '#chat/button.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import type { TermFacts } from '#features/offices/term-facts.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

/** To whoever held an office, or was asked to: it was ended, or taken back, by somebody else. */
export const officeEnded: NoticeKind<TermFacts> = {
  name: 'office-ended',
  repeats: true,

  wanted({ about }) {
    if (about.state !== 'ended' || about.endedAt === null || about.endedBy === about.person) return []
    const dueAt = epochOf(about.endedAt)
    const sendBy = dueAt + millisecondsOf('P14D')
    return [{ slot: '', to: { person: about.person }, dueAt, sendBy, priority: 2, urgency: 'soon', quiet: 'wait' }]
  },

  message({ about, charter }) {
    const office = officeName(charter, about)
    const summary =
      about.answeredAt === null ? `The offer to be ${office} has ended.` : `Your term as ${office} has ended.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'off'),
        ...(about.answeredAt === null ? [] : [text('Thank you for your work.')]),
        buttons(sayButton('See my status', 'status'), sayButton('Ask about it', 'contact')),
      ],
    }
  },

  why: ({ about, charter }) => [
    `You ${about.answeredAt === null ? 'were asked to be' : 'were'} ${officeName(charter, about)}, and we tell you when that ends.`,
  ],
}
