import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttons, formButton, heading, inMenu, note, sayButton, text } from '#chat/button.ts'
import type { Block, Button, Message, Span } from '#chat/message.ts'
import { byDate, isPlanned, type Milestone, type Plan } from '#features/plans/plan.ts'
import type { PlanView } from '#features/plans/read-plan.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { chapterBlocks } from './chapter-blocks.ts'
import { saysChange } from './plan-change-words.ts'

type World = { charter: Charter; now: Instant }

/** So many milestones have their buttons in sight. */
const mostPressed = 5

/** A group's work plan: what it is for, its milestones and its chapters; with what its reader may do. */
export function planCard(view: PlanView, world: World): Message {
  const { plan, group, leads } = view
  const title = `${group.short}: work plan`
  if (!isPlanned(plan) && plan.title === '')
    return {
      summary: [`${group.short} has no work plan yet.`],
      blocks: [
        heading(title),
        text(`${group.short} has no work plan yet.`),
        ...(leads
          ? [
              note(`Say for instance: plan ${group.id} 30 June first draft @person. A link works, too.`),
              buttons(
                formButton('Add a milestone', 'add-milestone', { group: group.id }),
                formButton('Write the scope', 'describe-plan', { group: group.id }),
              ),
            ]
          : [buttons(sayButton('Ask the leaders', `ask ${group.id} When is there a work plan?`))]),
      ],
    }
  const last = plan.changes.findLast(({ undone }) => !undone)
  return {
    summary: [title],
    blocks: [
      heading(title),
      ...aboutBlocks(view, world.charter),
      ...milestoneBlocks(view, world),
      ...(plan.chapters.length === 0 ? [] : [text({ strong: 'Chapters' }), ...chapterBlocks(view, world)]),
      ...(last ? [note(`Last change: ${saysChange(last, view.names, world.now)}`)] : []),
      buttons(...planButtons(view)),
    ],
  }
}

function aboutBlocks({ plan, group }: PlanView, charter: Charter): Block[] {
  const facts = [
    { label: 'Title', value: plan.title || (group.deliverables[0] ?? group.title) },
    { label: 'Objective', value: plan.objective },
    { label: 'Scope', value: plan.scope },
  ].filter(({ value }) => value !== '')
  const links = [
    ...(plan.document ? [{ label: 'Plan', value: [{ link: 'Open the document', url: plan.document }] as Span[] }] : []),
    ...(plan.published
      ? [
          {
            label: 'Published',
            value: [{ link: `Open the ${charter.words.deliverable.one}`, url: plan.published.url }] as Span[],
          },
        ]
      : []),
  ]
  return [{ kind: 'facts', facts: [...facts.map(({ label, value }) => ({ label, value: [value] })), ...links] }]
}

function milestoneBlocks(view: PlanView, { charter, now }: World): Block[] {
  const { plan, leads } = view
  if (plan.milestones.length === 0) return [text('No milestones yet.')]
  const all = byDate(plan.milestones)
  const open = all.filter((one) => one.done === null && (leads || one.owner === view.me)).slice(0, mostPressed)
  return [
    text({ strong: 'Milestones' }),
    { kind: 'list', items: all.map((one) => milestoneSpans(one, view, { charter, now })) },
    ...open.map((one): Block => ({ kind: 'buttons', buttons: milestoneButtons(one, view) })),
  ]
}

/** "Tue 30 Jun: First draft, Amina Diallo. 3 days late." */
export function milestoneSpans(
  { title, date, owner, done, kind }: Milestone,
  { names }: Pick<PlanView, 'names'>,
  { charter, now }: World,
): Span[] {
  const today = dateAt(now, charter.organisation.zone)
  const label = charter.plans.kinds.find(({ id }) => id === kind)?.label
  const state = done ? ' Done.' : date < today ? ` ${daysBetween(date, today)} late.` : ''
  const day = sayDateAt(date, now)
  return [
    done ? day : { strong: day },
    `: ${title}${label ? ` (${label})` : ''}. ${names.get(owner) || 'No owner'}.`,
    ...(state === '' ? [] : done ? [state] : [{ strong: state }]),
  ]
}

/** "3 days", "1 day". */
export function daysBetween(from: string, to: string): string {
  const days = Temporal.PlainDate.from(from).until(to).days
  return days === 1 ? '1 day' : `${days} days`
}

function milestoneButtons({ id, title }: Milestone, { plan, leads }: PlanView): Button[] {
  const about = { group: plan.group, milestone: id }
  const short = title.length > 40 ? `${title.slice(0, 39)}…` : title
  return [
    actButton(`Mark ${short} done`, 'finish-milestone', about),
    ...(leads
      ? [
          formButton(`Move ${short}`, 'move-milestone', about),
          inMenu(actButton(`Remove ${short}`, 'remove-milestone', about)),
        ]
      : []),
  ]
}

function planButtons({ plan, group, leads }: PlanView): Button[] {
  if (!leads) return [sayButton('See case studies', `cases ${group.id}`)]
  const about = { group: plan.group }
  return [
    formButton('Add a milestone', 'add-milestone', about),
    formButton('Add a chapter', 'add-chapter', about),
    inMenu(formButton('Write the scope', 'describe-plan', about)),
    ...(plan.published ? [] : [inMenu(formButton('Mark it as published', 'publish-deliverable', about))]),
    inMenu(sayButton('See case studies', `cases ${group.id}`)),
  ]
}

/** The button that shows a group's plan. */
export function seePlanButton(charter: Charter, { group }: Pick<Plan, 'group'>): Button {
  return sayButton(`See the ${groupOf(charter, group).short} plan`, `plan ${group}`)
}
