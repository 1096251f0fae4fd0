import { decisionStore } from '#features/decisions/decision-store.ts'
import { dateFlagId } from '#features/duties/date-flag.ts'
import { dateFlagStore } from '#features/duties/date-flag-store.ts'
import { dutyStatementStore } from '#features/duties/duty-statement-store.ts'
import { suggestionStore } from '#features/offices/suggestion-store.ts'
import { partnerStore } from '#features/partners/partner-store.ts'
import { approvedBy, emptyAnnualPlan, withGoal } from '#features/plans/annual-plan.ts'
import { annualPlanStore } from '#features/plans/annual-plan-store.ts'
import { formOf, type TestHouse } from '../context.ts'
import type { walker } from './walk.ts'

type Walker = ReturnType<typeof walker>

const [leader, expert, secretariat] = ['leader-procurement', 'expert-nairobi', 'secretariat']
const member = 'leader-ai'

/** A plan with a milestone and a chapter, a case study, and a goal of the year. */
export async function planSomething(house: TestHouse, walk: Walker): Promise<void> {
  await walk.says(leader, 'plan procurement 30 June first draft @nairobi')
  await walk.says(leader, 'chapter procurement Tendering: law')
  for (const words of ['chapters procurement', 'plan procurement']) await walk.says(member, words, 2)
  await walk.says(member, 'share case https://example.org/buses how a city buys buses', 2)
  await walk.says(leader, 'share case procurement https://example.org/trams how a city buys trams', 0)
  for (const words of ['cases procurement', 'plan procurement', 'plan all']) await walk.says(leader, words, 2)
  const at = house.now()
  const goal = { group: 'procurement', text: 'Published', by: leader, at }
  const year = approvedBy(withGoal(emptyAnnualPlan('2020'), { goal, place: 1 }, ['procurement']), {
    rev: 1,
    by: leader,
    at,
  })
  await house.as('clock').store(annualPlanStore).insert(year, { by: leader, at, what: 'goal set' })
}

/** What people ask for and dispute; and, as it is kept, what was decided, suggested, stated and shown. */
export async function askAndDecide(house: TestHouse, walk: Walker): Promise<void> {
  const form = formOf(await house.says(leader, 'request logo'))
  await house.submits(leader, form, { where: 'Our report', until: 'May', text: 'For the cover' })
  for (const words of ['request speaking', 'request']) await walk.says(leader, words, 2)
  for (const words of ['request', 'request 1']) await walk.says(secretariat, words, 2)
  await walk.says(leader, 'dispute procurement financing Both write about loans', 2)
  await walk.says(leader, 'dispute', 2)
  await walk.says(leader, 'action procurement Leader of AI in cities to draft by 29 Dec', 2)
  for (const words of ['actions', 'actions procurement']) await walk.says(member, words, 2)
  const [at, by] = [house.now(), leader]
  const made = { by, at, what: 'walked' }
  const { store } = house.as('clock')
  const decision = { title: 'Outline', outcome: 'reached', words: 'Agreed', by, at } as const
  const decided = { group: 'procurement', reference: 'PROC-1', date: at.slice(0, 10), decisions: [decision] }
  await store(decisionStore).insert({ _id: 'a meeting', ...decided }, made)
  const suggested = { person: expert, office: 'leader', group: 'monitoring', by, as: 'co-chair', at, reason: null }
  const open = { state: 'open', answeredAt: null, answeredBy: null } as const
  await store(suggestionStore).insert({ _id: 'a suggestion', ...suggested, ...open }, made)
  const word = {
    duty: 'leader-promote',
    group: 'procurement',
    by,
    at,
    text: 'At a fair',
    link: null,
    withdrawnAt: null,
  }
  await store(dutyStatementStore).insert({ _id: 'a statement', ...word }, made)
  await store(dateFlagStore).insert({ _id: dateFlagId, groups: ['ai'], at, seenAt: null }, made)
  const logo = { file: 'a file', size: 1, by, at, permission: 'On our pages' }
  await store(partnerStore).insert({ _id: 'unece', logo }, made)
  await walk.says(member, 'decisions procurement')
}
