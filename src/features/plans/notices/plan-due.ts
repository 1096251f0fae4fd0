import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, heading, sayButton, text } from '#chat/button.ts'
import type { Span } from '#chat/message.ts'
import { forWhom, whyStandIn } from '#features/groups/cards/stand-in-words.ts'
import { leadersAsked } from '#features/groups/roster.ts'
import { daysBetween, seePlanButton } from '#features/plans/cards/plan-card.ts'
import type { PlanFacts } from '#features/plans/plan-facts.ts'
import { openTasks, type PlanTask } from '#features/plans/plan-tasks.ts'
import type { Asked, NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDateAt, sayDuration } from '#time/say-instant.ts'
import { dateAt, instantOf, plusDays } from '#time/wall-time.ts'

const aDay = millisecondsOf('P1D')
const days = (duration: string) => Math.round(millisecondsOf(duration) / aDay)

/**
 * Before its day, and on it, the owner of what a plan asks for is reminded; where it is late, the leaders hear. After
 * that it stands on the desk. Once it is done, nobody is asked.
 */
export const planDue: NoticeKind<PlanFacts> = {
  name: 'plan-due',
  repeats: false,

  wanted(asked) {
    const { about, charter, roster, inGroup } = asked
    const { remindBefore, lateAfter } = charter.plans
    const leaders = leadersAsked(roster)
    return openTasks(about).flatMap((task) => {
      const owners = inGroup.has(task.owner) ? [task.owner] : leaders
      const before = remindBefore.map((span) => ({ day: plusDays(task.date, -days(span)), slot: span }))
      return [
        ...before.flatMap(({ day, slot }) => owners.flatMap((person) => onDay(asked, task, { person, day, slot }))),
        ...leaders.flatMap((person) =>
          onDay(asked, task, { person, day: plusDays(task.date, days(lateAfter)), slot: 'late' }),
        ),
      ]
    })
  },

  message(asked, { slot, to }) {
    const { about, charter, roster, people, now } = asked
    const task = taskOf(asked, slot)
    const { short } = groupOf(charter, about.group)
    const summary = task === undefined ? `The ${short} plan has changed.` : saysTask(asked, task, to)
    const finish = { group: about.group, [task?.kind ?? 'milestone']: task?.id ?? '' }
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        ...(task === undefined ? [] : [text(...lineOf(asked, slot))]),
        ...forWhom({ roster, people, now }, to),
        buttons(
          ...(task === undefined ? [] : [actButton('Mark it done', `finish-${task.kind}`, finish)]),
          seePlanButton(charter, about),
        ),
      ],
    }
  },

  together(items) {
    const summary = `${items.length} parts of your plans are due or late.`
    const groups = [...new Set(items.map(({ asked }) => asked.about.group))]
    const [charter] = items.map(({ asked }) => asked.charter)
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        { kind: 'list', items: items.map(({ asked, wanted }) => lineOf(asked, wanted.slot)) },
        buttons(
          ...groups
            .slice(0, 5)
            .map((group) =>
              sayButton(`See the ${charter ? groupOf(charter, group).short : group} plan`, `plan ${group}`),
            ),
        ),
      ],
    }
  },

  why: (asked, { slot, to }) => {
    const { about, charter, roster, people, inGroup } = asked
    const { short } = groupOf(charter, about.group)
    const { remindBefore, lateAfter } = charter.plans
    if (slot.endsWith('/late'))
      return [
        whyStandIn({ roster, people }, to) ??
          `You lead ${short}. We tell you when something in its plan is ${sayDuration(lateAfter)} late.`,
      ]
    const task = taskOf(asked, slot)
    if (task !== undefined && !inGroup.has(task.owner))
      return [
        whyStandIn({ roster, people }, to) ??
          `You lead ${short}. We remind you, because the person who had this part of its plan has left.`,
      ]
    const spans = remindBefore.map((span) => (days(span) === 0 ? 'on the day' : `${sayDuration(span)} before`))
    return [`You see to this part of the ${short} plan. We remind you ${spans.join(' and ')}.`]
  },

  mute: () => 'plan-due|*',
}

/** A notice at nine in the morning of a day; none where what it is about was not known by then. */
function onDay(
  asked: Asked<PlanFacts>,
  { id, date, since }: PlanTask,
  { person, day, slot }: { person: string; day: string; slot: string },
): Wanted[] {
  const dueAt = epochOf(instantOf(`${day}T09:00`, zoneOf(asked, { person })))
  if (since !== '' && dueAt <= epochOf(since)) return []
  const goodFor = slot === 'late' ? 7 : day === date ? 1 : 3
  return [
    {
      slot: `${id}/${date}/${slot}`,
      to: { person },
      dueAt,
      sendBy: dueAt + goodFor * aDay,
      priority: 2,
      urgency: 'soon',
      quiet: 'wait',
    },
  ]
}

function taskOf({ about }: Asked<PlanFacts>, slot: string): PlanTask | undefined {
  return openTasks(about).find(({ id }) => slot.startsWith(`${id}/`))
}

/** The days of a plan begin for each person where they are: when they are told, and what is "today". */
function zoneOf({ charter, people }: Asked<PlanFacts>, to: Wanted['to']): string {
  return ('person' in to ? people.get(to.person)?.zone : undefined) ?? charter.organisation.zone
}

/** "First draft is due Tue 30 Jun." */
function saysTask(asked: Asked<PlanFacts>, { title, date }: PlanTask, to: Wanted['to']): string {
  const { now } = asked
  const today = dateAt(now, zoneOf(asked, to))
  if (date === today) return `${title} is due today.`
  return date < today ? `${title} is ${daysBetween(date, today)} late.` : `${title} is due ${sayDateAt(date, now)}.`
}

/** "Procurement: First draft, due Tue 30 Jun. Amina Diallo sees to it." */
function lineOf(asked: Asked<PlanFacts>, slot: string): Span[] {
  const { about, charter, people, inGroup, now } = asked
  const task = taskOf(asked, slot)
  if (task === undefined) return [groupOf(charter, about.group).short]
  const owner = people.get(task.owner)?.name || 'Someone'
  const does = !inGroup.has(task.owner) ? 'had it, and has left' : task.kind === 'chapter' ? 'drafts it' : 'sees to it'
  return [
    { strong: groupOf(charter, about.group).short },
    `: ${task.title}, due ${sayDateAt(task.date, now)}. ${owner} ${does}.`,
  ]
}
