import { plusDays } from '#time/wall-time.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Each dispute about scopes has guidance with a date. */
export const disputesGuided: EvidenceRule = ({ charter, disputes }) => {
  if (disputes.length === 0) return nothingYet('no scopes are disputed')
  const short = (id: string) => charter.groups.find((group) => group.id === id)?.short ?? id
  return {
    last: latest(
      disputes.flatMap(({ groups, guidedAt }) =>
        guidedAt === null ? [] : [{ says: `guidance for ${groups.map(short).join(' and ')}`, at: guidedAt }],
      ),
    ),
    owed: disputes
      .filter(({ guidedAt }) => guidedAt === null)
      .map(({ groups, at }) => ({
        says: `guidance for ${groups.map(short).join(' and ')}`,
        due: plusDays(at.slice(0, 10), usualDays),
      })),
  }
}

/** So many days after a dispute began there should be guidance. */
const usualDays = 30
