import type { Charter, Power } from '#charter/charter.ts'
import { type Instant, plus } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** What can be exported. */
export const exportable = ['members', 'applications', 'meetings', 'minutes', 'answers'] as const
export type Exported = (typeof exportable)[number]

/** That somebody exported something, and when. `group`: of one group; null = of all that they may. */
export type ExportRecord = { _id: string; what: Exported; group: string | null; by: string; at: Instant }

/** For so long the links of an export work. */
const open = 'PT1H'

/** The power that exporting this takes. */
export const powerFor: Record<Exported, Power> = {
  members: 'edit-roster',
  applications: 'read-applications',
  meetings: 'schedule-meetings',
  minutes: 'keep-minutes',
  answers: 'schedule-meetings',
}

export function isExported(word: string): word is Exported {
  return exportable.some((one) => one === word)
}

/** Whether its links still work. */
export function isOpen({ at }: Pick<ExportRecord, 'at'>, now: Instant): boolean {
  return now < plus(at, open)
}

/** The name of its file, without the ending: "procurement-members-2020-03-02". */
export function exportName({ what, group, at }: Omit<ExportRecord, 'by' | '_id'>, { organisation }: Charter): string {
  const whose = group ?? organisation.short.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return `${whose}-${what}-${dateAt(at, organisation.zone)}`
}
