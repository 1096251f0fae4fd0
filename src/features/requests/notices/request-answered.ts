import { filledIn } from '#charter/letters.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { Button } from '#chat/message.ts'
import { conditionBlocks, pageOf, thenButtons } from '#features/requests/cards/request-card.ts'
import { personName, standingWords, subjectOf, yesBy } from '#features/requests/cards/request-words.ts'
import { referenceOf } from '#features/requests/request.ts'
import type { RequestFacts } from '#features/requests/request-facts.ts'
import { type Asked, type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To the one who asked: the answer, once, at the end. */
export const requestAnswered: NoticeKind<RequestFacts> = {
  name: 'request-answered',
  repeats: true,

  wanted({ about }) {
    if (about.closedAt === null || !['granted', 'declined', 'seen'].includes(about.state)) return []
    const dueAt = epochOf(about.closedAt)
    return [
      {
        slot: '',
        to: { person: about.by },
        ...usefulFor(dueAt, 'P30D'),
        priority: 0,
        urgency: 'now',
      },
    ]
  },

  message(facts) {
    const { about, kind, now } = facts
    const summary = answerWords(facts)
    const letter = about.state === 'granted' ? kind.letters.granted : kind.letters.declined
    const actions: Button[] = [
      ...(about.until === null ? [] : pageOf(facts, about.by)),
      ...thenButtons(facts),
      sayButton(`See request ${about.number}`, `request ${about.number}`),
    ]
    const [first, ...others] = actions
    return {
      summary: [summary],
      blocks: [
        heading(summary, about.state === 'declined' ? 'off' : 'good'),
        ...(letter === undefined || about.state === 'seen' ? [] : [text(filled(facts, letter))]),
        text(standingWords(facts, now)),
        ...conditionBlocks(facts),
        ...(first ? [buttons(first, ...others)] : []),
      ],
    }
  },

  why: (facts) => [`You asked to ${facts.kind.act}.`],
}

/** "Yes: you may use the logo of U4SSC (Report cover). PERM-3." */
function answerWords(facts: Asked<RequestFacts>): string {
  const { about, kind, people, now } = facts
  const subject = subjectOf(facts, now)
  if (about.state === 'seen') return `${personName(people, about.answeredBy)} has seen your report: ${subject}.`
  if (about.state === 'declined') return `No to your request to ${kind.act}: ${subject}.`
  const held = about.until === null ? '' : ` (${referenceOf(about)})`
  return `${yesBy(facts)} said Yes: you may ${kind.act}${held}. ${subject}.`
}

function filled({ about, people, charter, kind }: RequestFacts, letter: string): string {
  return filledIn(letter, {
    name: personName(people, about.by),
    organisation: charter.organisation.short,
    what: kind.act,
    number: referenceOf(about),
  })
}
