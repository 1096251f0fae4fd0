import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Members have said in their application what they know about. */
export const expertiseGiven: EvidenceRule = ({ applications }, { duty, person }) => {
  const joined = applications.filter((one) => one.state === 'accepted' && (person === null || one.person === person))
  const said = joined.filter(({ filled }) => filled.includes(duty.met.field ?? ''))
  if (joined.length === 0) return nothingYet('nobody has joined yet')
  const told = new Set(said.map((one) => one.person))
  const silent = new Set(joined.map((one) => one.person).filter((one) => !told.has(one)))
  return {
    last: latest(
      said.map(({ submittedAt, startedAt }) => ({
        says: 'expertise in an application',
        at: submittedAt ?? startedAt,
      })),
    ),
    owed: [...silent].map(() => ({ says: "a member's expertise", due: null })),
  }
}
