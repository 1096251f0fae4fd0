import { type Charter, officeOf } from '#charter/charter.ts'
import { type OfficeTerm, renewableWithin } from '#features/groups/office-term.ts'
import { type CalendarDate, plusDays } from '#time/wall-time.ts'
import { termsInRow } from './terms-in-row.ts'

/**
 * A term that ends around a meeting of the whole organisation, or is over, and how it stands: it can be `renewable`,
 * its renewal may be `offered`, `accepted`, `declined` or `taken-back`, the charter may allow `no-more` terms in a row, or have it `elected`.
 */
export type Mandate = {
  term: OfficeTerm
  is: 'renewable' | 'offered' | 'accepted' | 'declined' | 'taken-back' | 'no-more' | 'elected'
}

/** A term that ends by this day is confirmed in a meeting on that day. */
export function mandatesEnd(day: CalendarDate): CalendarDate {
  return plusDays(day, renewableWithin)
}

/** The id of the term by which a meeting renews another: it is offered once, however many people press. */
export function renewalId(meeting: string, term: string): string {
  return `${meeting}-${term}`
}

/** What selects the ids of all renewals of a meeting: the sign behind its id is the only one between these. */
export function renewalsOf(meeting: string): { $gte: string; $lt: string } {
  return { $gte: `${meeting}-`, $lt: `${meeting}.` }
}

/**
 * The mandates of a meeting, by the days on which they end.
 * @param known every term of the holders, those offered and ended, too. @param on the meeting's day.
 */
export function mandatesOf(
  known: readonly OfficeTerm[],
  { charter, meeting, on, today }: { charter: Charter; meeting: string; on: CalendarDate; today: CalendarDate },
): Mandate[] {
  const byId = new Map(known.map((term) => [term._id, term]))
  const renewals = new Set(known.map(({ _id }) => renewalId(meeting, _id)))
  const renewed = ({ _id }: OfficeTerm) => byId.get(renewalId(meeting, _id))
  return known
    .filter((term) => {
      if (renewals.has(term._id) || term.to === null || term.to > mandatesEnd(on)) return false
      return term.state === 'accepted' || renewed(term)?.state === 'accepted'
    })
    .map((term): Mandate => ({ term, is: standing(term, { known, charter, renewal: renewed(term), today }) }))
    .toSorted((one, other) => ((one.term.to ?? '') < (other.term.to ?? '') ? -1 : 1))
}

function standing(
  term: OfficeTerm,
  {
    known,
    charter,
    renewal,
    today,
  }: { known: readonly OfficeTerm[]; charter: Charter; renewal: OfficeTerm | undefined; today: CalendarDate },
): Mandate['is'] {
  if (renewal !== undefined) return renewal.state === 'ended' ? 'taken-back' : renewal.state
  const office = officeOf(charter, term.office)
  const same = known.filter(
    (one) => one.person === term.person && one.office === term.office && one.group === term.group,
  )
  if (same.some(({ state }) => state === 'offered')) return 'offered'
  // The next term may have been offered by itself, or in another meeting.
  if (same.some((one) => one.state === 'accepted' && (one.from ?? '') > (term.from ?? ''))) return 'accepted'
  if (office.appointedBy.how === 'election') return 'elected'
  const held = same.filter(
    ({ state, answeredAt }) => (state === 'accepted' || state === 'ended') && answeredAt !== null,
  )
  const isFree = office.renewable === undefined || termsInRow(held, today) <= office.renewable
  return isFree ? 'renewable' : 'no-more'
}
