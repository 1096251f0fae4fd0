import { promisedDay } from '#features/applications/waiting-days.ts'
import type { DutyFacts } from '../duty-facts.ts'
import { type EvidenceRule, latest, nothingYet, type Owed } from '../evidence.ts'

/** Each application is answered by the day that its applicant was promised. */
export const applicationsAnswered: EvidenceRule = (facts, { group }) => {
  const decided = applicationsOf(facts, group).flatMap(({ decision }) =>
    decision === null ? [] : [{ says: 'an application decided', at: decision.at }],
  )
  const owed = answersOwed(facts, group)
  if (decided.length + owed.length === 0) return nothingYet('nobody has applied yet')
  return { last: latest(decided), owed }
}

/** The applications to a group, or with null all of them. */
export function applicationsOf({ applications }: DutyFacts, group: string | null) {
  return applications.filter((one) => group === null || one.group === group)
}

/** The answers that applicants wait for, each by the day that they were promised. */
export function answersOwed(facts: DutyFacts, group: string | null): Owed[] {
  return applicationsOf(facts, group)
    .filter(({ state }) => state === 'submitted')
    .map(({ submittedAt, startedAt }) => ({
      says: 'an answer to an applicant',
      due: promisedDay(facts.charter, submittedAt ?? startedAt),
    }))
}
