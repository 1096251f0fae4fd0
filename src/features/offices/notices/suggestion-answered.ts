import { officeOf } from '#charter/charter.ts'
import { buttons, heading, sayButton } from '#chat/button.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import type { SuggestionFacts } from '#features/offices/suggestion-facts.ts'
import type { Asked, NoticeKind } from '#outbox/notice-kind.ts'
import { capitalised } from '#time/english-words.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

const stillNews = millisecondsOf('P14D')

/** To the person who suggested somebody for an office: that it was offered to them, or was not. */
export const suggestionAnswered: NoticeKind<SuggestionFacts> = {
  name: 'suggestion-answered',
  repeats: false,

  wanted({ about }) {
    const { answeredAt, state, by } = about
    if (answeredAt === null || (state !== 'offered' && state !== 'declined') || about.answeredBy === by) return []
    const dueAt = epochOf(answeredAt)
    const sendBy = dueAt + stillNews
    return [{ slot: answeredAt, to: { person: by }, dueAt, sendBy, priority: 2, urgency: 'whenever', quiet: 'wait' }]
  },

  message(asked) {
    const summary = saysAnswer(asked)
    return { summary: [summary], blocks: [heading(summary, 'news'), buttons(sayButton('See my status', 'status'))] }
  },

  why: ({ about, charter }) => [`You suggested someone as ${officeName(charter, about)}.`],
}

function saysAnswer({ about, charter, people }: Asked<SuggestionFacts>): string {
  const name = people.get(about.person)?.name || 'They'
  const role = officeName(charter, about)
  return about.state === 'offered'
    ? `As you suggested, we offered ${name} the role of ${role}.`
    : `${capitalised(officeOf(charter, about.office).appointedBy.who)} did not follow your suggestion: ${name} as ${role}.`
}
