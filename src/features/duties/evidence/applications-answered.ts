import { promisedDay } from '#features/applications/waiting-days.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Each application is answered by the day that its applicant was promised. */
export const applicationsAnswered: EvidenceRule = ({ charter, applications }, { group }) => {
  const all = applications.filter((one) => group === null || one.group === group)
  const decided = all.flatMap(({ decision }) =>
    decision === null ? [] : [{ says: 'an application decided', at: decision.at }],
  )
  const owed = all
    .filter(({ state }) => state === 'submitted')
    .map(({ submittedAt, startedAt }) => ({
      says: 'an answer to an applicant',
      due: promisedDay(charter, submittedAt ?? startedAt),
    }))
  if (decided.length + owed.length === 0) return nothingYet('nobody has applied yet')
  return { last: latest(decided), owed }
}
