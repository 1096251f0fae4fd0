import { buttons, formButton, heading, sayButton, text } from '#chat/button.ts'
import type { AbsenceFacts } from '#features/absences/absence-facts.ts'
import { sayDays } from '#features/absences/cards/absence-words.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To whoever is away and whoever stands in: what the secretariat decided. */
export const standInConfirmed: NoticeKind<AbsenceFacts> = {
  name: 'stand-in-confirmed',
  repeats: true,

  wanted({ about }) {
    const { standIn, endsAt } = about
    const { approvedAt } = standIn ?? { approvedAt: null }
    if (standIn === null || approvedAt === null) return []
    return about.people
      .filter((person) => person !== standIn.approvedBy)
      .map((person) => ({
        slot: approvedAt,
        to: { person },
        dueAt: epochOf(approvedAt),
        sendBy: epochOf(endsAt),
        priority: 2,
        urgency: 'now',
        quiet: 'wait',
      }))
  },

  message({ about, people, now }, { to }) {
    const isAway = 'person' in to && to.person === about.person
    const name = (id: string | undefined) => people.get(id ?? '')?.name || 'they'
    const [standIn, absent] = [name(about.standIn?.person), name(about.person)]
    if (about.standIn?.approval === 'refused') {
      const summary = isAway
        ? `The secretariat did not confirm ${standIn} as your stand-in.`
        : `The secretariat did not confirm you as stand-in for ${absent}.`
      return {
        summary: [summary],
        blocks: [
          heading(summary, 'off'),
          ...(isAway ? [text('Please choose someone else. Until then nobody acts for you.')] : []),
          isAway
            ? buttons(formButton('Choose someone else', 'change-absence', { absence: about._id }))
            : buttons(sayButton('See my status', 'status')),
        ],
      }
    }
    const summary = isAway
      ? `${standIn} acts for you ${sayDays(about, now)}.`
      : `You act for ${absent} ${sayDays(about, now)}.`
    return {
      summary: [summary],
      blocks: [heading(summary, 'good'), buttons(sayButton('See my status', 'status'))],
    }
  },

  why: ({ about, people }, { to }) => [
    'person' in to && to.person === about.person
      ? 'You asked someone to act for you. The secretariat decided.'
      : `You agreed to act for ${people.get(about.person)?.name || 'someone'}. The secretariat decided.`,
  ],
}
