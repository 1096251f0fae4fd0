import { actButton, buttons, heading, inMenu, text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import { answerButtons } from '#features/requests/cards/request-card.ts'
import { answerFacts, askedWords, lateNote, standingWords, subjectOf } from '#features/requests/cards/request-words.ts'
import { partiesOfPerson } from '#features/requests/read-parties.ts'
import { missingParties } from '#features/requests/request.ts'
import type { RequestFacts } from '#features/requests/request-facts.ts'
import { type Asked, type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To those who answer for one of the parties: what somebody asks, once. */
export const requestToAnswer: NoticeKind<RequestFacts> = {
  name: 'request-to-answer',
  repeats: true,

  wanted(facts) {
    const dueAt = epochOf(facts.about.at)
    return stillToAnswer(facts).map((person) => ({
      slot: '',
      to: { person },
      ...usefulFor(dueAt, 'P30D'),
      priority: 1,
      urgency: 'soon',
    }))
  },

  message: (facts) => askingMessage(facts, `${askedWords(facts)}: ${subjectOf(facts, facts.now)}.`),

  why: ({ parties, kind }, { to }) => [whyApprover({ parties, kind }, 'person' in to ? to.person : '')],
}

/** Those who answer for a party whose Yes is missing, and have said nothing yet. */
export function stillToAnswer({ about, kind, parties }: RequestFacts): string[] {
  if (about.state !== 'open') return []
  const missing = missingParties(kind, about)
  const done = [about.by, ...about.approvals.map(({ by }) => by)]
  const asked = parties.filter(({ id }) => missing.includes(id)).flatMap((party) => party.asked)
  return [...new Set(asked)].filter((person) => !done.includes(person))
}

/** What is asked, and the way to answer it. */
export function askingMessage(facts: Asked<RequestFacts>, summary: string): Message {
  const { about, now } = facts
  return {
    summary: [`${summary} ${standingWords(facts, now)}`],
    blocks: [
      heading(summary, 'task'),
      ...answerFacts(facts, now, false),
      ...lateNote(facts),
      text(standingWords(facts, now)),
      buttons(...answerButtons(facts), inMenu(actButton('Read it all', 'read-request', { request: about._id }))),
    ],
  }
}

/** "You answer for UNECE (Fundraising)." */
export function whyApprover({ parties, kind }: Pick<RequestFacts, 'parties' | 'kind'>, person: string): string {
  const theirs = partiesOfPerson(parties, person)
  return `You answer for ${theirs.map(({ name }) => name).join(' and ')} (${kind.title}).`
}
