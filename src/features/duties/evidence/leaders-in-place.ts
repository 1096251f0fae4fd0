import { officesOf } from '#charter/charter.ts'
import { type EvidenceRule, latest } from '../evidence.ts'

/** Each group has somebody who leads it. */
export const leadersInPlace: EvidenceRule = ({ charter, terms, now }) => {
  const offices = officesOf(charter, 'leader').map(({ id }) => id)
  const leading = terms.filter(({ office }) => offices.includes(office))
  const without = charter.groups.filter(({ id }) => leading.every(({ group }) => group !== id))
  const appointed = leading.map(({ group, from, answeredAt }) => ({
    says: `${charter.words.leader.one} of ${charter.groups.find(({ id }) => id === group)?.short ?? 'a group'}`,
    at: answeredAt ?? (from === null ? now : `${from}T00:00:00Z`),
  }))
  return {
    last: latest(appointed),
    owed: without.map(({ short }) => ({ says: `a ${charter.words.leader.one} for ${short}`, due: null })),
  }
}
