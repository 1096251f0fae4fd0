import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, ending, heading, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { forWhom, whyStandIn } from '#features/groups/cards/stand-in-words.ts'
import { decidersOf } from '#features/groups/roster.ts'
import { seePlanButton } from '#features/plans/cards/plan-card.ts'
import { chaptersToConfirm } from '#features/plans/plan.ts'
import type { PlanFacts } from '#features/plans/plan-facts.ts'
import { type Asked, type NoticeKind, usefulFor, type Wanted } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To those who lead: a member offers to draft a chapter, and waits for their answer. */
export const chapterClaimed: NoticeKind<PlanFacts> = {
  name: 'chapter-claimed',
  repeats: false,

  wanted: ({ about, roster, inGroup }) =>
    chaptersToConfirm(about).flatMap(({ id, claim }) => {
      if (claim === null || !inGroup.has(claim.person)) return []
      const dueAt = epochOf(claim.at)
      return decidersOf(roster, claim.person).map(
        (person): Wanted => ({
          slot: `${id}/${claim.at}`,
          to: { person },
          ...usefulFor(dueAt, 'P14D'),
          priority: 2,
          urgency: 'soon',
        }),
      )
    }),

  message(asked, wanted) {
    const { about, charter, roster, people, now } = asked
    const summary = claimLine(asked, wanted)
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'question'),
        text(`This is a chapter of ${groupOf(charter, about.group).short}. Please confirm it or decline it.`),
        ...forWhom({ roster, people, now }, wanted.to),
        buttons(...answers(asked, wanted), seePlanButton(charter, about)),
      ],
    }
  },

  together: (items) => ({
    summary: [`${items.length} chapters wait for your answer.`],
    blocks: [
      heading(`${items.length} chapters wait for your answer.`, 'question'),
      ...items.flatMap(({ asked, wanted }) => [text(claimLine(asked, wanted)), buttons(...answers(asked, wanted))]),
    ],
  }),

  why: ({ about, charter, roster, people }, { to }) => [
    whyStandIn({ roster, people }, to) ??
      `You lead ${groupOf(charter, about.group).short}. A member offers to draft a chapter.`,
  ],
}

function claimed({ about }: Asked<PlanFacts>, { slot }: Wanted) {
  return about.chapters.find(({ id, claim }) => slot === `${id}/${claim?.at}`)
}

/** "Amina Diallo offers to draft Tendering." */
function claimLine(asked: Asked<PlanFacts>, wanted: Wanted): string {
  const chapter = claimed(asked, wanted)
  const name = asked.people.get(chapter?.claim?.person ?? '')?.name || 'A member'
  return `${name} offers to draft ${chapter?.title ?? 'a chapter'}.`
}

function answers(asked: Asked<PlanFacts>, wanted: Wanted) {
  const chapter = claimed(asked, wanted)
  const about = { group: asked.about.group, chapter: chapter?.id ?? '' }
  const name = cutAt(asked.people.get(chapter?.claim?.person ?? '')?.name || 'the author', 40)
  return [
    actButton(`Confirm ${name}`, 'confirm-chapter', about),
    ending(actButton(`Decline ${name}`, 'decline-chapter', about), `Decline ${name} for this chapter?`),
  ]
}
