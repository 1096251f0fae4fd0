import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Each partner entity has given its logo, with the permission to show it. */
export const partnerLogos: EvidenceRule = ({ charter, logos }) => {
  if (charter.partners.length === 0) return nothingYet('the charter names no partners')
  const given = charter.partners.flatMap(({ id, short }) => {
    const at = logos.get(id)
    return at === undefined ? [] : [{ says: `logo of ${short}`, at }]
  })
  const owed = charter.partners
    .filter(({ id }) => !logos.has(id))
    .map(({ short }) => ({ says: `the logo of ${short}`, due: null }))
  return { last: latest(given), owed }
}
