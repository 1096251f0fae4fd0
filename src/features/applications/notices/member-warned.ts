import { groupOf } from '#charter/charter.ts'
import { buttons, heading, note, sayButton, text } from '#chat/button.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { answerWarningButton } from '#features/applications/cards/warning-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

const stillNews = 'P30D'

/** To a member: they are warned, by whom and why, and can answer. */
export const memberWarned: NoticeKind<ApplicationFacts> = {
  name: 'member-warned',
  repeats: true,

  wanted({ about }) {
    if (about.state !== 'accepted') return []
    return (about.warnings ?? []).map(({ id, at }) => {
      const dueAt = epochOf(at)
      const to = { person: about.person }
      return { slot: id, to, ...usefulFor(dueAt, stillNews), priority: 0, urgency: 'now' }
    })
  },

  message({ about, charter, people }, { slot }) {
    const warning = about.warnings?.find(({ id }) => id === slot)
    const by = people.get(warning?.by ?? '')?.name || 'The people in charge'
    const summary = `${groupOf(charter, about.group).short}: ${by} sends you a warning.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        { kind: 'text', spans: [warning?.reason ?? ''], whole: true },
        text(`You stay a ${charter.words.member.one}. You can answer, and ask what it is about.`),
        note('It is kept with your membership, with your answer.'),
        buttons(answerWarningButton(about._id, slot), sayButton('Ask about it', `contact ${about.group}`)),
      ],
    }
  },

  why: ({ about, charter }) => [
    `You are a ${charter.words.member.one} of ${groupOf(charter, about.group).short}. The people in charge warned you.`,
  ],
}
