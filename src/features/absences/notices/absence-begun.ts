import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { AbsenceFacts } from '#features/absences/absence-facts.ts'
import { sayOffices } from '#features/absences/cards/absence-words.ts'
import { isConfirmed } from '#features/groups/absence.ts'
import type { NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { instantOf } from '#time/wall-time.ts'

/** On the first day: to whoever stands in, or where nobody does for somebody with an office, to the secretariat. */
export const absenceBegun: NoticeKind<AbsenceFacts> = {
  name: 'absence-begun',
  repeats: false,

  wanted({ about, charter, people, secretariat, terms }) {
    const { standIn, from, endsAt, saidAt, startsAt, hasOffice } = about
    const morning = (person: string) =>
      epochOf(instantOf(`${from}T09:00`, people.get(person)?.zone ?? charter.organisation.zone))
    const wanted = (person: string, known: string): Wanted => ({
      slot: `${from}/${standIn?.person ?? ''}`,
      to: { person },
      dueAt: Math.max(morning(person), epochOf(known)),
      sendBy: Math.min(epochOf(endsAt), Math.max(morning(person), epochOf(known)) + millisecondsOf('P3D')),
      priority: 2,
      urgency: 'whenever',
      quiet: 'wait',
    })
    if (endsAt <= startsAt) return []
    if (isConfirmed(standIn)) {
      // Whoever has accepted since then knows it.
      const knownAt = standIn.approvedAt ?? standIn.answeredAt ?? standIn.askedAt
      return knownAt < startsAt ? [{ ...wanted(standIn.person, startsAt), urgency: 'soon' }] : []
    }
    if (!hasOffice || terms.length === 0) return []
    return secretariat.filter((person) => person !== about.person).map((person) => wanted(person, saidAt))
  },

  message({ about, charter, terms, people, now }) {
    const name = people.get(about.person)?.name || 'Someone'
    const until = sayDateAt(about.until, now)
    if (isConfirmed(about.standIn)) {
      const summary = `You act for ${name} from today until ${until}.`
      return {
        summary: [summary],
        blocks: [
          heading(summary, 'task'),
          text(`${name} is ${sayOffices(charter, terms)}. Their messages come to you.`),
          buttons(sayButton('See what waits', 'status')),
        ],
      }
    }
    const summary = `${name}, ${sayOffices(charter, terms)}, is away until ${until}. Nobody acts for them.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'soon'),
        text('Where nobody else leads, the work falls to you.'),
        buttons(sayButton('See what waits', 'status')),
      ],
    }
  },

  why: ({ about, people }) => [
    isConfirmed(about.standIn)
      ? `You agreed to act for ${people.get(about.person)?.name || 'someone'}.`
      : 'You are the secretariat. We tell you when someone with an office is away and nobody acts for them.',
  ],

  mute: () => 'absence-begun|*',
}
