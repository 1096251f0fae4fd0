import { actButton, buttons, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block } from '#chat/message.ts'
import type { OpenRequests } from '#features/requests/read-requests.ts'
import type { Instant } from '#time/instant.ts'
import { groupsOfDispute, viewButton } from './dispute-card.ts'
import { askedWords, standingWords, subjectOf } from './request-words.ts'

/** What waits for somebody: requests that they answer, and their view in a dispute. */
export function requestsWaiting({ toAnswer, toSay }: OpenRequests, now: Instant): Block[] {
  return [
    ...toAnswer.flatMap((facts) => [
      text({ strong: `${facts.about.number}. ${askedWords(facts)}` }, `: ${subjectOf(facts, now)}.`),
      buttons(actButton(`Read request ${facts.about.number}`, 'read-request', { request: facts.about._id })),
    ]),
    ...toSay.flatMap((facts) => [
      text({ strong: `${groupsOfDispute(facts)}: a dispute about scopes. ` }, cutAt(facts.about.text, 100)),
      buttons(viewButton(facts.about._id)),
    ]),
  ]
}

/** Where somebody's own requests stand, and the permissions that they hold. */
export function requestsStanding({ own }: OpenRequests, now: Instant): Block[] {
  if (own.length === 0) return []
  const items = own.map((facts) => [
    { strong: facts.kind.title },
    `: ${subjectOf(facts, now)}. ${standingWords(facts, now)}`,
  ])
  return [text('What you asked for:'), { kind: 'list', items }, buttons(sayButton('See your requests', 'request'))]
}
