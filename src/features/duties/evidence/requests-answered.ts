import { answerBy } from '#features/requests/request.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Each request has an answer with a date, by the working day that the charter says. */
export const requestsAnswered: EvidenceRule = ({ charter, requests }, { duty }) => {
  const { request } = duty.met
  const all = requests.filter(({ kind, state }) => (request === undefined || kind === request) && state !== 'withdrawn')
  if (all.length === 0) return nothingYet('nobody has asked for anything yet')
  return {
    last: latest(
      all.flatMap(({ number, closedAt }) =>
        closedAt === null ? [] : [{ says: `request ${number} answered`, at: closedAt }],
      ),
    ),
    owed: all
      .filter(({ state }) => state === 'open')
      .map(({ number, kind, at }) => {
        const rules = charter.requests.find(({ id }) => id === kind)
        return { says: `an answer to request ${number}`, due: rules ? answerBy(charter, rules, at) : null }
      }),
  }
}
