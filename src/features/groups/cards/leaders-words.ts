import type { Charter } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { listed } from '#time/english-words.ts'

/** "Amina Diallo and Bruno Costa lead Procurement."; where nobody does yet, who helps. @param leaders by their names. */
export function sayLeaders({ words }: Charter, { short, leadersNamed }: Group, leaders: readonly string[]): string {
  const named = leaders.length > 0 ? leaders : leadersNamed
  if (named.length === 0) return `${short} has no ${words.leader.one} yet. The secretariat helps instead.`
  return `${listed(named)} ${named.length === 1 ? 'leads' : 'lead'} ${short}.`
}
