import { officeOf } from '#charter/charter.ts'
import { plusDays } from '#time/wall-time.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** No term of office is over while its holder goes on: it was renewed, or another person was appointed. */
export const termsRenewed: EvidenceRule = ({ charter, terms, today }) => {
  const limited = terms.flatMap(({ office, group, to, answeredAt }) => {
    if (to === null) return []
    const where = charter.groups.find(({ id }) => id === group)
    const title = officeOf(charter, office).title.one
    return [{ says: where ? `${title} of ${where.short}` : title, to, answeredAt }]
  })
  if (limited.length === 0) return nothingYet('no term of office has an end')
  return {
    last: latest(limited.flatMap(({ says, answeredAt }) => (answeredAt === null ? [] : [{ says, at: answeredAt }]))),
    owed: limited
      .filter(({ to }) => to <= plusDays(today, soon))
      .map(({ says, to }) => ({ says: `the next term: ${says}`, due: to })),
  }
}

/** The next term is owed so many days before the end of this one. */
const soon = 30
