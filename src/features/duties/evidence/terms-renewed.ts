import { officeOf } from '#charter/charter.ts'
import { plusDays } from '#time/wall-time.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** No term of office is over while its holder goes on: it was renewed, or another person was appointed. */
export const termsRenewed: EvidenceRule = ({ charter, terms, acceptedTerms, today }) => {
  const limited = terms.flatMap(({ person, office, group, to, answeredAt }) => {
    if (to === null) return []
    const isRenewed = acceptedTerms.some(
      (one) =>
        one.person === person && one.office === office && one.group === group && (one.to === null || one.to > to),
    )
    const where = charter.groups.find(({ id }) => id === group)
    const title = officeOf(charter, office).title.one
    return [{ says: where ? `${title} of ${where.short}` : title, to, answeredAt, isRenewed }]
  })
  if (limited.length === 0) return nothingYet('no term of office has an end')
  return {
    last: latest(limited.flatMap(({ says, answeredAt }) => (answeredAt === null ? [] : [{ says, at: answeredAt }]))),
    owed: limited
      .filter(({ to, isRenewed }) => !isRenewed && to <= plusDays(today, soon))
      .map(({ says, to }) => ({ says: `the next term: ${says}`, due: to })),
  }
}

/** The next term is owed so many days before the end of this one, unless it was accepted. */
const soon = 30
