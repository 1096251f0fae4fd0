import type { Charter } from '#charter/charter.ts'
import { epochOf, type Instant } from '#time/instant.ts'
import { type CalendarDate, instantOf } from '#time/wall-time.ts'
import { workingDayAfter } from '#time/working-days.ts'

/** What the leaders of one group say of it. */
export type DisputeView = { group: string; by: string; at: Instant; text: string }

/** That the scopes of two groups overlap, or that they differ about them. It ends with guidance that has a date. */
export type Dispute = {
  _id: string
  /** Two groups. */
  groups: string[]
  by: string
  at: Instant
  text: string
  /** One of each group at most. */
  views: DisputeView[]
  guidance: string | null
  guidedBy: string | null
  guidedAt: Instant | null
}

/** The groups whose leaders have not said their view. */
export function groupsToSay({ groups, views, guidedAt }: Pick<Dispute, 'groups' | 'views' | 'guidedAt'>): string[] {
  return guidedAt === null ? groups.filter((group) => views.every((view) => view.group !== group)) : []
}

/** The view of a group, once; nothing changes where it has one, or where there is guidance by now. */
export function withView(before: Dispute, view: DisputeView): Dispute {
  return groupsToSay(before).includes(view.group) ? { ...before, views: [...before.views, view] } : before
}

/** The guidance, once. */
export function guided(before: Dispute, { by, at, text }: { by: string; at: Instant; text: string }): Dispute {
  return before.guidedAt === null ? { ...before, guidance: text, guidedBy: by, guidedAt: at } : before
}

/** The day by which the leaders say their view. */
export function viewsBy({ organisation, disputes }: Charter, at: Instant): CalendarDate {
  return workingDayAfter(organisation, at, disputes.wordsWithin)
}

/**
 * When those who give guidance are asked: as soon as each group that has a leader has said its view, else the morning
 * after the day by which it should be there. @returns epoch milliseconds.
 */
export function guideAt(
  charter: Charter,
  { about, led, zone }: { about: Dispute; led: readonly string[]; zone: string },
): number {
  const missing = groupsToSay(about).filter((group) => led.includes(group))
  if (missing.length === 0) return epochOf([about.at, ...about.views.map(({ at }) => at)].toSorted().at(-1) ?? about.at)
  const day = workingDayAfter(charter.organisation, about.at, charter.disputes.wordsWithin + 1)
  return epochOf(instantOf(`${day}T09:00`, zone))
}
