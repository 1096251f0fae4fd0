import type { Context } from '#context.ts'
import { agreementStore } from '#features/onboarding/agreement-store.ts'
import { plus } from '#time/instant.ts'
import type { OpenAgreements } from './desk.ts'

/** So many cases are shown: more are no list for one person. */
const mostCases = 100

/** Who does not agree to the present Terms and waits for the secretariat, and how many have not answered a reminder. */
export async function readDeskAgreements({ store, charter, now }: Context): Promise<OpenAgreements> {
  const { version } = charter.organisation.terms
  const agreements = store(agreementStore)
  const reminded = plus(now, `-${charter.reminders.terms}`)
  const [cases, unanswered] = await Promise.all([
    agreements.find(
      { edition: version, answer: 'disagreed', left: false, settled: null },
      { sort: { askedAt: 1 }, limit: mostCases },
    ),
    agreements.tally({ edition: version, answer: null, left: false, askedAt: { $lte: reminded } }, ['edition']),
  ])
  return {
    cases: cases.map(({ _id, why, answeredAt, askedAt }) => ({ person: _id, why, at: answeredAt ?? askedAt })),
    unanswered: unanswered.reduce((sum, { count }) => sum + count, 0),
  }
}
