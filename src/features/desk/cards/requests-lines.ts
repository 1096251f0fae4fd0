import { actButton } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Desk } from '#features/desk/desk.ts'
import type { RequestOnDesk } from '#features/desk/read-desk-requests.ts'
import { disputeStanding, groupsOfDispute } from '#features/requests/cards/dispute-card.ts'
import { askedWords, standingWords, subjectOf } from '#features/requests/cards/request-words.ts'
import type { Instant } from '#time/instant.ts'
import type { DeskLine, DeskSection } from './desk-lines.ts'

/** What people asked for, and the disputes that wait for guidance. */
export function requestSections({ requests, disputes }: Desk, now: Instant): DeskSection[] {
  return [
    { key: 'requests', title: 'Requests to answer', lines: requests.map((one) => requestLine(one, now)) },
    {
      key: 'disputes',
      title: 'Disputes about scopes',
      lines: disputes.map((facts) => ({
        spans: [{ strong: groupsOfDispute(facts) }, `: ${cutAt(facts.about.text, 100)} ${disputeStanding(facts, now)}`],
        buttons: [
          actButton(`Read it (${groupsOfDispute(facts)})`.slice(0, 70), 'read-dispute', { dispute: facts.about._id }),
        ],
      })),
    },
  ]
}

function requestLine(facts: RequestOnDesk, now: Instant): DeskLine {
  const { _id, number, isLate } = facts.about
  const late = isLate ? ' It came late.' : ''
  return {
    spans: [
      { strong: `${number}. ${askedWords(facts)}` },
      `: ${subjectOf(facts, now)}.${late} ${standingWords(facts, now)}`,
    ],
    buttons: [actButton(`Read request ${number}`, 'read-request', { request: _id })],
  }
}
