import { buttons, sayButton, text } from '#cards/button.ts'
import { officeName } from '#cards/groups/office-card.ts'
import { officeOf } from '#charter/charter.ts'
import type { NoticeKind } from '#delivery/notice-kind.ts'
import type { TermFacts } from '#groups/term-facts.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDate } from '#time/say-instant.ts'
import { instantOf, wallTimeBefore } from '#time/wall-time.ts'

/** To the secretariat: a term of office ends. The days before are the charter's; a term not recorded never lapses. */
export const termEnding: NoticeKind<TermFacts> = {
  name: 'term-ending',
  repeats: false,

  wanted({ about, charter, secretariat, people }) {
    const { to } = about
    if (about.state !== 'accepted' || to === null) return []
    const offsets = officeOf(charter, about.office).warnBefore.toSorted((a, b) => millisecondsOf(b) - millisecondsOf(a))
    return offsets.flatMap((offset, index) =>
      secretariat.map((person) => {
        const zone = people.get(person)?.zone ?? charter.organisation.zone
        const before = (days: string) => epochOf(instantOf(wallTimeBefore(`${to}T09:00`, days), zone))
        return {
          slot: `${to}/${offset}`,
          to: { person },
          dueAt: before(offset),
          sendBy: before(offsets[index + 1] ?? 'PT0S'),
          priority: 2 as const,
          quiet: 'wait' as const,
        }
      }),
    )
  },

  message({ about, charter, people }) {
    const office = officeOf(charter, about.office)
    const name = people.get(about.person)?.name || 'Somebody'
    const summary = `The term of ${name}, ${officeName(charter, about)}, ends on ${sayDate(about.to ?? '')}.`
    const after =
      office.onExpiry === 'acting'
        ? 'They keep working until somebody follows.'
        : 'The office will be vacant after that.'
    return {
      summary: [summary],
      blocks: [
        text({ strong: summary }),
        text(after),
        buttons(sayButton('Appoint', `appoint ${about.office} ${about.group ?? ''}`.trim())),
      ],
    }
  },

  why: ({ about, charter }) => [
    `You are in the secretariat, which is told before a term ends: here that of ${officeName(charter, about)}.`,
  ],

  mute: ({ about }) => `term-ending|${about.group ?? '*'}`,
}
