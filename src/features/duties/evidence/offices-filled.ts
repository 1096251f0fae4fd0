import { officesOf } from '#charter/charter.ts'
import { type EvidenceRule, latest } from '../evidence.ts'
import { leadersInPlace } from './leaders-in-place.ts'

/** Each office of the organisation has as many holders as the charter has seats, and each group somebody who leads it. */
export const officesFilled: EvidenceRule = (facts, bound) => {
  const { charter, terms } = facts
  const holders = (office: string) => terms.filter((term) => term.office === office)
  const seats = officesOf(charter, 'oversight').flatMap(({ id, title, scope, seats: wanted = 1 }) => {
    const free = scope === 'organisation' ? wanted - holders(id).length : 0
    return free > 0 ? [{ says: free === 1 ? `a ${title.one}` : `${free} ${title.many}`, due: null }] : []
  })
  const accepted = terms.flatMap(({ answeredAt }) =>
    answeredAt === null ? [] : [{ says: 'an office accepted', at: answeredAt }],
  )
  return { last: latest(accepted), owed: [...seats, ...leadersInPlace(facts, bound).owed] }
}
