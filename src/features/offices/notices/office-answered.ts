import { type Charter, groupOf, officeOf } from '#charter/charter.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { holdsOffice, officeName } from '#features/offices/cards/office-card.ts'
import type { TermFacts } from '#features/offices/term-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { listed } from '#time/english-words.ts'
import { epochOf } from '#time/instant.ts'

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
        ...usefulFor(dueAt, 'P14D'),
        priority: 2,
        urgency: 'now',
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
        ...namedBlocks(about, charter),
        ...(accepted ? [] : [buttons(sayButton('Offer it to someone else', 'appoint'))]),
      ],
    }
  },

  why: ({ about, charter }) => [`You offered the role of ${officeName(charter, about)}.`],
}

/** Who leads a group now stands on its public page beside those whom the charter names, until somebody says otherwise. */
function namedBlocks({ state, office, group }: OfficeTerm, charter: Charter): Block[] {
  if (state !== 'accepted' || group === null || officeOf(charter, office).role !== 'leader') return []
  const named = groupOf(charter, group).leadersNamed
  if (named.length === 0) return []
  return [
    text(`The charter also names ${listed(named)} on the public page.`),
    buttons(sayButton('Change the public page', `end ${office} ${group}`)),
  ]
}
