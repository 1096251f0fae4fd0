import { buttons, heading, sayButton } from '#chat/button.ts'
import { holdsOffice, officeName } from '#features/offices/cards/office-card.ts'
import type { TermFacts } from '#features/offices/term-facts.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

/** To whoever offered an office: the answer. */
export const officeAnswered: NoticeKind<TermFacts> = {
  name: 'office-answered',
  repeats: true,

  wanted({ about }) {
    if (about.answeredAt === null || (about.state !== 'accepted' && about.state !== 'declined')) return []
    if (about.offeredBy === about.person || about.offeredBy === 'charter' || about.offeredBy === 'settings') return []
    const dueAt = epochOf(about.answeredAt)
    return [
      {
        slot: about.state,
        to: { person: about.offeredBy },
        dueAt,
        sendBy: dueAt + millisecondsOf('P14D'),
        priority: 2,
        urgency: 'soon',
        quiet: 'wait',
      },
    ]
  },

  message({ about, charter, people }) {
    const name = people.get(about.person)?.name || 'They'
    const accepted = about.state === 'accepted'
    const summary = accepted
      ? `${holdsOffice(name, about, { charter, now: about.answeredAt ?? about.offeredAt })}.`
      : `${name} declined the role of ${officeName(charter, about)}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, about.state === 'accepted' ? 'good' : undefined),
        ...(accepted ? [] : [buttons(sayButton('Offer it to someone else', 'appoint'))]),
      ],
    }
  },

  why: ({ about, charter }) => [`You offered the role of ${officeName(charter, about)}.`],
}
