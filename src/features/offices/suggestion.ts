import { type Charter, officeOf } from '#charter/charter.ts'
import type { Instant } from '#time/instant.ts'
import { type CalendarDate, dateAt, plusDays } from '#time/wall-time.ts'

/**
 * That somebody whom the charter names suggests a person for an office. Those who appoint offer it, or decline; only then
 * does a record say "on suggestion of". One person suggests another once for an office: `_id` says who, whom and for what.
 */
export type Suggestion = {
  _id: string
  person: string
  office: string
  group: string | null
  by: string
  /** The office by which they suggest. */
  as: string
  at: Instant
  reason: string | null
  state: 'open' | 'offered' | 'declined' | 'withdrawn'
  answeredAt: Instant | null
  /** Who offered or declined. */
  answeredBy: string | null
}

/** For what somebody is suggested. */
export type SuggestedFor = Pick<Suggestion, 'person' | 'office' | 'group'>

export const longestReason = 500

/** For so many days after it was declined a suggestion is not made again. */
const declinedFor = 30

/** The first day on which a declined suggestion can be made again; null where it can be made today. */
export function closedUntil(
  { state, answeredAt }: Pick<Suggestion, 'state' | 'answeredAt'>,
  { today, zone }: { today: CalendarDate; zone: string },
): CalendarDate | null {
  if (state !== 'declined' || answeredAt === null) return null
  const again = plusDays(dateAt(answeredAt, zone), declinedFor)
  return today < again ? again : null
}

export function suggestionId({ office, group, person }: SuggestedFor, by: string): string {
  return `${office}|${group ?? ''}|${person}|${by}`
}

/** The office by which somebody may suggest people for another; null where the charter gives it to none of theirs. */
export function suggestsAs(charter: Charter, office: string, held: readonly string[]): string | null {
  const { suggestedBy = [] } = officeOf(charter, office).appointedBy
  return held.find((id) => suggestedBy.includes(id)) ?? null
}

/** "Expert in Geneva (Co-Chair)". */
export function saySuggestedBy({ as, by }: Suggestion, names: ReadonlyMap<string, string>, charter: Charter): string {
  return `${names.get(by) || 'someone'} (${officeOf(charter, as).title.one})`
}
