import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { authorOf, type Plan } from './plan.ts'

/** Something of a plan that one person sees to by a day: a milestone, or a chapter that they draft. */
export type PlanTask = {
  kind: 'milestone' | 'chapter'
  id: string
  title: string
  date: CalendarDate
  owner: string
  /** When its day and its owner were known; what was due before that is not asked for. */
  since: Instant
}

/** What is open in a plan, has a day and a person, in the order of days. */
export function openTasks({ milestones, chapters }: Pick<Plan, 'milestones' | 'chapters'>): PlanTask[] {
  const ofMilestones = milestones
    .filter(({ done }) => done === null)
    .map(({ id, title, date, owner, set }): PlanTask => ({ kind: 'milestone', id, title, date, owner, since: set.at }))
  const ofChapters = chapters.flatMap((one): PlanTask[] => {
    const author = authorOf(one)
    if (author === null || one.done !== null || one.due === null) return []
    const since = one.claim?.answeredAt ?? ''
    return [{ kind: 'chapter', id: one.id, title: one.title, date: one.due, owner: author, since }]
  })
  return [...ofMilestones, ...ofChapters].toSorted((one, other) => (one.date < other.date ? -1 : 1))
}
