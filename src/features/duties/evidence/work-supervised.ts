import { promisedDay } from '#features/applications/waiting-days.ts'
import { type EvidenceRule, latest } from '../evidence.ts'
import { minutesInTime } from './minutes-in-time.ts'

/** Nothing that the group's work brings is late: no application past its promise, and no minutes. */
export const workSupervised: EvidenceRule = (facts, bound) => {
  const { charter, applications, terms } = facts
  const inGroup = applications.filter(({ group }) => bound.group === null || group === bound.group)
  const owed = inGroup
    .filter(({ state }) => state === 'submitted')
    .map(({ submittedAt, startedAt }) => ({
      says: 'an answer to an applicant',
      due: promisedDay(charter, submittedAt ?? startedAt),
    }))
  const decided = inGroup.flatMap(({ decision }) =>
    decision === null || decision.by === 'charter' ? [] : [{ says: 'an application decided', at: decision.at }],
  )
  const minutes = minutesInTime(facts, bound)
  const inOffice = terms
    .filter(({ group }) => group === bound.group && group !== null)
    .flatMap(({ answeredAt }) => (answeredAt === null ? [] : [{ says: 'office accepted', at: answeredAt }]))
  const done = [...decided, ...(minutes.last === null ? [] : [minutes.last]), ...inOffice]
  return { last: latest(done), owed: [...owed, ...minutes.owed] }
}
