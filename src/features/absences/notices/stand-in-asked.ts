import { heading, text } from '#chat/button.ts'
import type { AbsenceFacts } from '#features/absences/absence-facts.ts'
import { sayDays, sayOffices, standInButtons, urgencyOf } from '#features/absences/cards/absence-words.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To whoever is to stand in for somebody: whether they will. Until they accept, nothing changes. */
export const standInAsked: NoticeKind<AbsenceFacts> = {
  name: 'stand-in-asked',
  repeats: true,

  wanted({ about }) {
    const { standIn, endsAt } = about
    if (standIn === null || standIn.answer !== null) return []
    return [
      {
        slot: standIn.askedAt,
        to: { person: standIn.person },
        dueAt: epochOf(standIn.askedAt),
        sendBy: epochOf(endsAt),
        priority: 2,
        urgency: urgencyOf(about, standIn.askedAt),
        quiet: 'wait',
      },
    ]
  },

  message({ about, charter, terms, people, now }) {
    const name = people.get(about.person)?.name || 'Someone'
    const summary = `Will you act for ${name} ${sayDays(about, now)}?`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'question'),
        text(`${name} is ${sayOffices(charter, terms)}.`),
        text('You get their messages in that time, and you can act for them.'),
        ...(about.standIn?.approval === 'asked' ? [text('The secretariat confirms it after you accept.')] : []),
        standInButtons(about, name),
      ],
    }
  },

  why: ({ about, people }) => [`${people.get(about.person)?.name || 'Someone'} asks you to act for them.`],
}
