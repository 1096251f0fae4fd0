import type { PlanChange } from '#features/plans/plan.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** "Amina Diallo moved First draft from Tue 30 Jun to Tue 14 Jul." */
export function saysChange(change: PlanChange, names: ReadonlyMap<string, string>, now: Instant): string {
  return `${names.get(change.by) || 'Someone'} ${sayChange(change, now)}.`
}

/** "moved First draft from Tue 30 Jun to Tue 14 Jul": what somebody did. */
export function sayChange({ what, title, from, to }: PlanChange, now: Instant): string {
  const day = (date: string | null) => (date === null ? 'an open day' : sayDateAt(date, now))
  switch (what) {
    case 'added':
      return `added ${title}, ${day(to)}`
    case 'moved':
      return `moved ${title} from ${day(from)} to ${day(to)}`
    case 'handed':
      return `changed ${title}`
    case 'done':
      return `marked ${title} as done`
    case 'reopened':
      return `opened ${title} again`
    case 'removed':
      return `removed ${title}`
    case 'described':
      return 'wrote the title, objective and scope'
    case 'linked':
      return 'added a document'
    case 'chapter':
      return `changed the chapter ${title}`
    case 'claimed':
      return `offered to draft ${title}`
    case 'answered':
      return `answered for the chapter ${title}`
    case 'published':
      return 'marked it as published'
  }
}
