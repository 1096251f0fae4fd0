import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, sayButton } from '#chat/button.ts'
import type { Desk } from '#features/desk/desk.ts'
import type { PlanNews } from '#features/desk/read-desk-plans.ts'
import { daysBetween, seePlanButton } from '#features/plans/cards/plan-card.ts'
import { sayChange } from '#features/plans/cards/plan-change-words.ts'
import { counted, listed } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'
import type { DeskSection } from './desk-lines.ts'

type Shown = { charter: Charter; now: Instant }

/** So many changes of one plan are said; the plan has the others. */
const mostSaid = 2

/** What is late in the plans, and the chapters whose author waits for an answer. */
export function planSections({ plans, names, reader }: Desk, { charter, now }: Shown): DeskSection[] {
  const today = dateAt(now, charter.organisation.zone)
  const named = (person: string) => names.get(person) || 'someone without a name'
  return [
    {
      key: 'plans',
      title: 'Late in the work plans',
      lines: plans.late.map(({ group, title, date, owner, kind }) => ({
        spans: [
          { strong: groupOf(charter, group).short },
          `: ${title} is ${daysBetween(date, today)} late. ${named(owner)} ${kind === 'chapter' ? 'drafts it' : 'sees to it'}.`,
        ],
        buttons: [seePlanButton(charter, { group })],
      })),
    },
    {
      key: 'chapters',
      title: 'Chapters to confirm',
      lines: plans.toConfirm.map(({ group, id, title, person }) => ({
        spans: [{ strong: groupOf(charter, group).short }, `: ${named(person)} offers to draft ${title}.`],
        buttons: reader.schedules.includes(group)
          ? [actButton(`Confirm ${named(person)}`, 'confirm-chapter', { group, chapter: id })]
          : [],
      })),
    },
  ]
}

/**
 * What the secretariat is informed of in its digest, and need not do anything about: plans that are new or changed, with
 * what moved; and on the first such day of a month how many groups have none.
 */
export function planNews({ plans, names }: Desk, { charter, now }: Shown): DeskSection[] {
  const { words, organisation } = charter
  const isFirst = dateAt(now, organisation.zone).slice(8) <= '07'
  const without = plans.without.map((group) => groupOf(charter, group).short)
  const lines = [
    ...plans.news.map((one) => ({
      spans: [{ strong: groupOf(charter, one.group).short }, `: ${sayNews(one, names, now)}`],
      buttons: [seePlanButton(charter, one)],
    })),
    ...(isFirst && without.length > 0
      ? [
          {
            spans: [`${counted(without.length, words.deliverable.one)} without a work plan: ${listed(without)}.`],
            buttons: [sayButton('See the action plan', 'plan all')],
          },
        ]
      : []),
  ]
  return lines.length === 0 ? [] : [{ key: 'plan-news', title: 'Work plans: what is new', lines }]
}

/** "new plan, 3 milestones." or what somebody moved, added or finished. */
function sayNews({ isNew, milestones, changes }: PlanNews, names: ReadonlyMap<string, string>, now: Instant): string {
  if (isNew) return `a new plan, ${counted(milestones, 'milestone')}.`
  const moved = changes.filter(({ what }) => what === 'moved' || what === 'removed')
  const others = changes.filter((change) => !moved.includes(change))
  const said = [...moved.toReversed(), ...others.toReversed()].slice(0, mostSaid)
  const more = changes.length - said.length
  const sentences = said.map((change) => `${names.get(change.by) || 'Someone'} ${sayChange(change, now)}.`)
  return [...sentences, ...(more > 0 ? [`${counted(more, 'more change')}.`] : [])].join(' ')
}
