import { type Charter, groupOf, officeOf } from '#charter/charter.ts'
import type { OfficeTerm } from '#groups/office-term.ts'

/** "leader of Procurement", or without a group "co-chair". */
export function officeName(charter: Charter, { office, group }: Pick<OfficeTerm, 'office' | 'group'>): string {
  const title = officeOf(charter, office).title.one
  return group === null ? title : `${title} of ${groupOf(charter, group).short}`
}
