import { askedWords, subjectOf } from '#features/requests/cards/request-words.ts'
import { remindAt } from '#features/requests/request.ts'
import type { RequestFacts } from '#features/requests/request-facts.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { millisecondsOf } from '#time/instant.ts'
import { askingMessage, stillToAnswer, whyApprover } from './request-to-answer.ts'

/** To those who have not answered in the charter's working days: once. Then it is a line on the desk. */
export const requestWaiting: NoticeKind<RequestFacts> = {
  name: 'request-waiting',
  repeats: false,

  wanted(facts) {
    const { about, kind, charter, people } = facts
    return stillToAnswer(facts).map((person) => {
      const zone = people.get(person)?.zone ?? charter.organisation.zone
      const dueAt = remindAt(charter, kind, { at: about.at, zone })
      return {
        slot: '',
        to: { person },
        dueAt,
        sendBy: dueAt + millisecondsOf('P4D'),
        priority: 2,
        urgency: 'soon',
        quiet: 'earlier',
      }
    })
  },

  message(facts) {
    return askingMessage(
      facts,
      `${askedWords(facts)}: ${subjectOf(facts, facts.now)}. They still wait for your answer.`,
    )
  },

  why: (facts, { to }) => [
    `${whyApprover(facts, 'person' in to ? to.person : '')} This request has waited for ${facts.kind.answerWithin} working days.`,
  ],
}
