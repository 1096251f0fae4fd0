import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttons, formButton, heading, note, sayButton, text } from '#chat/button.ts'
import type { Message, Span } from '#chat/message.ts'
import type { AnnualLine } from '#features/plans/annual-plan.ts'
import type { PlanState } from '#features/plans/plan.ts'
import type { AnnualView } from '#features/plans/read-annual-plan.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** How a state is said. */
export const stateWords: Record<PlanState, string> = {
  late: 'late',
  'on time': 'on time',
  done: 'all done',
  none: 'no milestones yet',
}

/** The action plan of a year: each deliverable with its goal, its next milestone, and how it stands. */
export function annualCard(
  view: AnnualView,
  { charter, now, url }: { charter: Charter; now: Instant; url: string | null },
): Message {
  const { year, plan, lines, develops } = view
  const title = `Action plan ${year}`
  return {
    summary: [title],
    blocks: [
      heading(title),
      text(sayApproved(view, { charter, now })),
      { kind: 'list', items: lines.map((one) => lineSpans(one, view, { charter, now })) },
      ...(develops ? [note('You set the goals and the order. Leaders write the milestones.')] : []),
      buttons(
        ...(url === null ? [] : [{ label: 'Open the timeline', url }]),
        ...(develops
          ? [
              formButton('Set a goal', 'set-goal', { year }),
              actButton(`Approve the ${year} plan`, 'approve-action-plan', { year, rev: String(plan.rev) }),
            ]
          : [sayButton('See my plan', 'plan')]),
      ),
    ],
  }
}

/** "Approved by Ann Lee on Mon 2 Mar." or that it is not, or has changed since. */
export function sayApproved(
  { plan, names }: Pick<AnnualView, 'plan' | 'names'>,
  { charter, now }: { charter: Charter; now: Instant },
): string {
  const last = plan.approvals.at(-1)
  if (last === undefined) return 'Nobody has approved it yet.'
  const day = sayDateAt(dateAt(last.at, charter.organisation.zone), now)
  const approved = plan.approvals.filter(({ rev }) => rev === last.rev).map(({ by }) => names.get(by) || 'someone')
  const who = `Revision ${last.rev} was approved by ${approved.join(' and ')} on ${day}.`
  return last.rev === plan.rev ? who : `${who} It has changed since.`
}

function lineSpans(
  { group, goal, state, next }: AnnualLine,
  { names }: AnnualView,
  { charter, now }: { charter: Charter; now: Instant },
): Span[] {
  const aim = goal === null ? '' : ` Goal: ${goal.replace(/\.$/, '')}.`
  const ahead = next
    ? ` Next: ${next.title}, ${sayDateAt(next.date, now)}, ${names.get(next.owner) || 'no owner'}.`
    : ''
  return [{ strong: groupOf(charter, group).short }, `: ${stateWords[state]}.${ahead}${aim}`]
}
