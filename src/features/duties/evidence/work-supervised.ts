import { type EvidenceRule, latest } from '../evidence.ts'
import { answersOwed, applicationsOf } from './applications-answered.ts'
import { minutesInTime } from './minutes-in-time.ts'

/** Nothing that the group's work brings is late: no application past its promise, and no minutes. */
export const workSupervised: EvidenceRule = (facts, bound) => {
  const decided = applicationsOf(facts, bound.group).flatMap(({ decision }) =>
    decision === null || decision.by === 'charter' ? [] : [{ says: 'an application decided', at: decision.at }],
  )
  const minutes = minutesInTime(facts, bound)
  const inOffice = facts.terms
    .filter(({ group }) => group === bound.group && group !== null)
    .flatMap(({ answeredAt }) => (answeredAt === null ? [] : [{ says: 'office accepted', at: answeredAt }]))
  const done = [...decided, ...(minutes.last === null ? [] : [minutes.last]), ...inOffice]
  return { last: latest(done), owed: [...answersOwed(facts, bound.group), ...minutes.owed] }
}
