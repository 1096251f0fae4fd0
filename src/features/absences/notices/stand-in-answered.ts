import { buttons, formButton, heading, sayButton, text } from '#chat/button.ts'
import type { AbsenceFacts } from '#features/absences/absence-facts.ts'
import { sayDays } from '#features/absences/cards/absence-words.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To whoever is away: whether somebody stands in for them. */
export const standInAnswered: NoticeKind<AbsenceFacts> = {
  name: 'stand-in-answered',
  repeats: true,

  wanted({ about }) {
    const { standIn, endsAt } = about
    if (standIn === null || standIn.answeredAt === null) return []
    return [
      {
        slot: standIn.answeredAt,
        to: { person: about.person },
        dueAt: epochOf(standIn.answeredAt),
        sendBy: epochOf(endsAt),
        priority: 2,
        urgency: 'now',
        quiet: 'wait',
      },
    ]
  },

  message({ about, people, now }) {
    const { standIn } = about
    const name = people.get(standIn?.person ?? '')?.name || 'They'
    if (standIn?.answer !== 'yes') {
      const summary = `${name} can't act for you.`
      return {
        summary: [summary],
        blocks: [
          heading(summary, 'task'),
          text('Please ask someone else. Until then nobody acts for you.'),
          buttons(formButton('Choose someone else', 'change-absence', { absence: about._id })),
        ],
      }
    }
    const waits = standIn.approval === 'asked'
    const summary = waits
      ? `${name} agrees to act for you. The secretariat confirms it next.`
      : `${name} acts for you ${sayDays(about, now)}.`
    return { summary: [summary], blocks: [heading(summary, 'good'), buttons(sayButton('See my absence', 'away'))] }
  },

  why: ({ about, people }) => [`You asked ${people.get(about.standIn?.person ?? '')?.name || 'them'} to act for you.`],
}
