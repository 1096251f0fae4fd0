import { groupOf } from '#charter/charter.ts'
import { buttons, heading, note } from '#chat/button.ts'
import { inOneLine } from '#chat/cut-text.ts'
import { leadersAsked } from '#features/groups/roster.ts'
import { disputeBlocks, groupsOfDispute, viewButton } from '#features/requests/cards/dispute-card.ts'
import { personName } from '#features/requests/cards/request-words.ts'
import { groupsToSay, viewsBy } from '#features/requests/dispute.ts'
import { type DisputeFacts, groupsLedBy } from '#features/requests/dispute-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { listed } from '#time/english-words.ts'
import { epochOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** To the leaders of both groups: each is asked once for their view. */
export const disputeRaised: NoticeKind<DisputeFacts> = {
  name: 'dispute-raised',
  repeats: true,

  wanted({ about, rosters }) {
    const dueAt = epochOf(about.at)
    const open = groupsToSay(about)
    const asked = rosters.filter(({ group }) => open.includes(group)).flatMap(leadersAsked)
    return [...new Set(asked)]
      .filter((person) => person !== about.by)
      .map((person) => ({
        slot: '',
        to: { person },
        ...usefulFor(dueAt, 'P30D'),
        priority: 1,
        urgency: 'soon',
      }))
  },

  message(facts) {
    const { about, people, charter, now } = facts
    const summary = `${personName(people, about.by)} sees a dispute about the scopes of ${groupsOfDispute(facts)}.`
    return {
      summary: [`${summary} “${inOneLine(about.text, 120)}”`],
      blocks: [
        heading(summary, 'question'),
        ...disputeBlocks(facts, now),
        note(`Please say your view by ${sayDateAt(viewsBy(charter, about.at), now)}. Then we ask for guidance.`),
        buttons(viewButton(about._id)),
      ],
    }
  },

  why(facts, { to }) {
    const led = 'person' in to ? groupsLedBy(facts, to.person) : []
    return [`You lead ${listed(led.map((group) => groupOf(facts.charter, group).short))}.`]
  },
}
