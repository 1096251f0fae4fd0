import { heading, text } from '#chat/button.ts'
import type { AbsenceFacts } from '#features/absences/absence-facts.ts'
import { approvalButtons, sayDays, sayOffices, urgencyOf } from '#features/absences/cards/absence-words.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To the secretariat: somebody is to stand in who does not hold the same powers. */
export const standInToConfirm: NoticeKind<AbsenceFacts> = {
  name: 'stand-in-to-confirm',
  repeats: false,

  wanted({ about, secretariat }) {
    const { standIn, endsAt } = about
    const { answeredAt } = standIn ?? { answeredAt: null }
    if (standIn?.answer !== 'yes' || standIn.approval !== 'asked' || answeredAt === null) return []
    return secretariat
      .filter((person) => !about.people.includes(person))
      .map((person) => ({
        slot: answeredAt,
        to: { person },
        dueAt: epochOf(answeredAt),
        sendBy: epochOf(endsAt),
        priority: 2,
        urgency: urgencyOf(about, answeredAt),
        quiet: 'wait',
      }))
  },

  message({ about, charter, terms, people, now }) {
    const name = people.get(about.person)?.name || 'Someone'
    const standIn = people.get(about.standIn?.person ?? '')?.name || 'someone'
    const summary = `May ${standIn} act for ${name} ${sayDays(about, now)}?`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'question'),
        text(`${name} is ${sayOffices(charter, terms)}. ${standIn} does not hold the same office.`),
        text('In that time they can do what the office may do.'),
        approvalButtons(about),
      ],
    }
  },

  why: () => ['You are the secretariat. You confirm a stand-in who does not hold the same office.'],
}
