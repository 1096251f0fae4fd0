import { groupOf } from '#charter/charter.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { applicantName } from '#features/applications/cards/review-card.ts'
import { answerMessage, questionFor } from '#features/groups/cards/question-card.ts'
import { type NoticeKind, usefulFor, type Wanted } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To the person who warned a member, or where they no longer may, to those who may now: what the member answers. */
export const warningAnswered: NoticeKind<ApplicationFacts> = {
  name: 'warning-answered',
  repeats: true,

  wanted({ about, roster: { warners = [] } }) {
    return (about.warnings ?? []).flatMap(({ id, by, answeredAt }) => {
      if (answeredAt === null) return []
      const told = warners.includes(by) ? [by] : warners.filter((person) => person !== about.person)
      return told.map(
        (person) =>
          ({
            slot: id,
            to: { person },
            priority: 2,
            urgency: 'soon',
            ...usefulFor(epochOf(answeredAt), questionFor),
          }) as const,
      )
    })
  },

  message(facts, { slot, to }) {
    const warning = facts.about.warnings?.find(({ id }) => id === slot)
    return answerMessage(
      `${applicantName(facts)} answered ${isBy(to, warning?.by) ? 'your' : 'a'} warning (${groupOf(facts.charter, facts.about.group).short}).`,
      { question: warning?.reason ?? '', answer: warning?.answer ?? '' },
      [],
    )
  },

  why({ about, charter }, { slot, to }) {
    const { short } = groupOf(charter, about.group)
    const { by } = about.warnings?.find(({ id }) => id === slot) ?? {}
    if (isBy(to, by)) return [`You warned this member of ${short}.`]
    return [`You may warn members of ${short}. The person who warned this one no longer may.`]
  },
}

function isBy(to: Wanted['to'], by: string | undefined): boolean {
  return 'person' in to && to.person === by
}
