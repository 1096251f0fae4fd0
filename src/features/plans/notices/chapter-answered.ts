import { groupOf } from '#charter/charter.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import { seePlanButton } from '#features/plans/cards/plan-card.ts'
import type { PlanFacts } from '#features/plans/plan-facts.ts'
import { type NoticeKind, usefulFor, type Wanted } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** To the member who offered to draft a chapter: what the leaders said. */
export const chapterAnswered: NoticeKind<PlanFacts> = {
  name: 'chapter-answered',
  repeats: true,

  wanted: ({ about, inGroup }) =>
    about.chapters.flatMap(({ id, claim }): Wanted[] => {
      const answeredAt = claim?.answeredAt ?? null
      if (!claim || answeredAt === null || claim.answeredBy === claim.person || !inGroup.has(claim.person)) return []
      const dueAt = epochOf(answeredAt)
      return [
        {
          slot: `${id}/${claim.at}`,
          to: { person: claim.person },
          ...usefulFor(dueAt, 'P7D'),
          priority: 2,
          urgency: 'soon',
        },
      ]
    }),

  message({ about, charter, now }, { slot }) {
    const chapter = about.chapters.find(({ id, claim }) => slot === `${id}/${claim?.at}`)
    const isYes = chapter?.claim?.answer === 'yes'
    const title = chapter?.title ?? 'the chapter'
    const due = chapter?.due ? ` It is due ${sayDateAt(chapter.due, now)}.` : ''
    const { short } = groupOf(charter, about.group)
    const summary = isYes ? `You draft ${title} for ${short}.${due}` : `${short} gives ${title} to someone else.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, isYes ? 'good' : 'changed'),
        text(isYes ? 'A leader confirmed it. Thank you.' : 'You can offer to draft another chapter.'),
        buttons(isYes ? seePlanButton(charter, about) : sayButton('See the chapters', `chapters ${about.group}`)),
      ],
    }
  },

  why: ({ about, charter }) => [
    `You offered to draft a chapter of ${groupOf(charter, about.group).short}, and a leader answered.`,
  ],
}
