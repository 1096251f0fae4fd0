import { groupOf } from '#charter/charter.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { applicantName } from '#features/applications/cards/review-card.ts'
import { answerMessage, questionDue } from '#features/groups/cards/question-card.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'

/** To whoever warned a member: what they answer. */
export const warningAnswered: NoticeKind<ApplicationFacts> = {
  name: 'warning-answered',
  repeats: true,

  wanted({ about }) {
    return (about.warnings ?? []).flatMap(({ id, by, answeredAt }) =>
      answeredAt === null
        ? []
        : [{ slot: id, to: { person: by }, priority: 2, urgency: 'soon', ...questionDue(answeredAt) } as const],
    )
  },

  message(facts, { slot }) {
    const warning = facts.about.warnings?.find(({ id }) => id === slot)
    return answerMessage(
      `${applicantName(facts)} answered your warning (${groupOf(facts.charter, facts.about.group).short}).`,
      { question: warning?.reason ?? '', answer: warning?.answer ?? '' },
      [],
    )
  },

  why: ({ about, charter }) => [`You warned this member of ${groupOf(charter, about.group).short}.`],
}
