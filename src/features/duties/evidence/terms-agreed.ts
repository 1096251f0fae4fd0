import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Members have agreed to the terms as they are now. */
export const termsAgreed: EvidenceRule = ({ charter, applications }, { person }) => {
  const { title, version } = charter.organisation.terms
  const joined = applications.filter((one) => one.state === 'accepted' && (person === null || one.person === person))
  if (joined.length === 0) return nothingYet('nobody has joined yet')
  const agreed = joined.filter(({ terms }) => terms === version)
  const agreeing = new Set(agreed.map((one) => one.person))
  const others = new Set(joined.map((one) => one.person).filter((one) => !agreeing.has(one)))
  return {
    last: latest(
      agreed.map(({ submittedAt, startedAt }) => ({
        says: `${title}, version ${version}`,
        at: submittedAt ?? startedAt,
      })),
    ),
    owed: [...others].map(() => ({ says: `a member's agreement to the ${title}`, due: null })),
  }
}
