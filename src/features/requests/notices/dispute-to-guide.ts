import { groupOf } from '#charter/charter.ts'
import { buttons, heading, note } from '#chat/button.ts'
import { inOneLine } from '#chat/cut-text.ts'
import { disputeBlocks, groupsOfDispute, guideButton } from '#features/requests/cards/dispute-card.ts'
import { groupsToSay, guideAt } from '#features/requests/dispute.ts'
import { type DisputeFacts, ledGroups } from '#features/requests/dispute-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { listed } from '#time/english-words.ts'

/** To those who give guidance: both leaders' words in one message, once they are there or their time is over. */
export const disputeToGuide: NoticeKind<DisputeFacts> = {
  name: 'dispute-to-guide',
  repeats: true,

  wanted(facts) {
    const { about, charter, guides, people } = facts
    if (about.guidedAt !== null) return []
    return guides.map((person) => {
      const zone = people.get(person)?.zone ?? charter.organisation.zone
      const dueAt = guideAt(charter, { about, led: ledGroups(facts), zone })
      return {
        slot: '',
        to: { person },
        ...usefulFor(dueAt, 'P30D'),
        priority: 1,
        urgency: 'soon',
      }
    })
  },

  message(facts) {
    const { about, charter, now } = facts
    const summary = `${groupsOfDispute(facts)} need your guidance about their scopes.`
    const silent = groupsToSay(about).map((group) => groupOf(charter, group).short)
    return {
      summary: [`${summary} “${inOneLine(about.text, 120)}”`],
      blocks: [
        heading(summary, 'task'),
        ...disputeBlocks(facts, now),
        ...(silent.length === 0 ? [] : [note(`No view came from ${listed(silent)}.`)]),
        note('Both groups get your guidance, with its date.'),
        buttons(guideButton(about._id)),
      ],
    }
  },

  why: () => ['You give guidance where groups differ about their scopes.'],
}
