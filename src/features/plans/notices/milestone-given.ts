import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, heading, sayButton, text } from '#chat/button.ts'
import { seePlanButton } from '#features/plans/cards/plan-card.ts'
import type { PlanFacts } from '#features/plans/plan-facts.ts'
import { type Asked, type NoticeKind, usefulFor, type Wanted } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** To the owner of a milestone, where somebody else gave it to them or moved it. */
export const milestoneGiven: NoticeKind<PlanFacts> = {
  name: 'milestone-given',
  repeats: false,

  wanted({ about, charter, inGroup }) {
    return about.milestones
      .filter(({ owner, set, done }) => owner !== set.by && done === null && inGroup.has(owner))
      .map(({ id, owner, set }): Wanted => {
        const dueAt = epochOf(set.at) + millisecondsOf(charter.meetings.hold.schedule)
        return {
          slot: `${id}/${set.rev}`,
          to: { person: owner },
          ...usefulFor(dueAt, 'P7D'),
          priority: 2,
          urgency: 'soon',
        }
      })
  },

  message(asked, wanted) {
    const summary = givenLine(asked, wanted)
    const { about, charter, people } = asked
    const given = givenIn(asked, wanted)
    const by = people.get(given?.set.by ?? '')?.name || 'A leader'
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        text(`${by} wrote this into the ${groupOf(charter, about.group).short} plan.`),
        buttons(
          seePlanButton(charter, about),
          actButton('Mark it done', 'finish-milestone', { group: about.group, milestone: given?.id ?? '' }),
        ),
      ],
    }
  },

  together: (items) => ({
    summary: [`You see to ${items.length} milestones now.`],
    blocks: [
      heading(`You see to ${items.length} milestones now.`, 'task'),
      { kind: 'list', items: items.map(({ asked, wanted }) => [givenLine(asked, wanted)]) },
      buttons(
        ...[...new Set(items.map(({ asked }) => asked.about.group))]
          .slice(0, 5)
          .map((group) => sayButton(`See the ${group} plan`, `plan ${group}`)),
      ),
    ],
  }),

  why: ({ about, charter }) => [
    `You see to a milestone of ${groupOf(charter, about.group).short}. We tell you when someone else gives you one or moves it.`,
  ],
}

function givenIn({ about }: Asked<PlanFacts>, { slot }: Wanted) {
  return about.milestones.find(({ id, set }) => slot === `${id}/${set.rev}`)
}

/** "You see to First draft, due Tue 30 Jun." */
function givenLine(asked: Asked<PlanFacts>, wanted: Wanted): string {
  const given = givenIn(asked, wanted)
  return given ? `You see to ${given.title}, due ${sayDateAt(given.date, asked.now)}.` : 'A milestone of yours changed.'
}
