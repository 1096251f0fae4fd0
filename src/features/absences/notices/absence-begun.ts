import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { AbsenceFacts } from '#features/absences/absence-facts.ts'
import { sayOffices } from '#features/absences/cards/absence-words.ts'
import { isConfirmed } from '#features/groups/absence.ts'
import type { NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { instantOf } from '#time/wall-time.ts'

/** The secretariat reads it in a summary, and is told early enough for that of the same morning. */
const mornings = { standIn: '09:00', secretariat: '07:00' }

/** On the first day: to whoever stands in, or where nobody does for somebody with an office, to the secretariat. */
export const absenceBegun: NoticeKind<AbsenceFacts> = {
  name: 'absence-begun',
  repeats: false,

  wanted({ about, charter, people, secretariat, terms }) {
    const { standIn, from, endsAt, saidAt, startsAt, hasOffice } = about
    const wanted = (person: string, { known, who }: { known: string; who: keyof typeof mornings }): Wanted => {
      const zone = people.get(person)?.zone ?? charter.organisation.zone
      const dueAt = Math.max(epochOf(instantOf(`${from}T${mornings[who]}`, zone)), epochOf(known))
      return {
        slot: `${from}/${standIn?.person ?? ''}`,
        to: { person },
        dueAt,
        sendBy: Math.min(epochOf(endsAt), dueAt + millisecondsOf('P3D')),
        priority: 2,
        urgency: who === 'standIn' ? 'soon' : 'whenever',
        quiet: 'wait',
      }
    }
    if (endsAt <= startsAt) return []
    if (isConfirmed(standIn)) {
      // Whoever has accepted since then knows it.
      const knownAt = standIn.approvedAt ?? standIn.answeredAt ?? standIn.askedAt
      return knownAt < startsAt ? [wanted(standIn.person, { known: startsAt, who: 'standIn' })] : []
    }
    if (!hasOffice || terms.length === 0) return []
    return secretariat
      .filter((person) => person !== about.person)
      .map((person) => wanted(person, { known: saidAt, who: 'secretariat' }))
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
