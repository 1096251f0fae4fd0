import { type EvidenceRule, latest } from '../evidence.ts'

/** The group's plan says its title, its objective and its scope. */
export const scopeDefined: EvidenceRule = ({ plans }, { group }) => {
  const plan = plans.find((one) => one.group === group)
  const parts = [
    { says: 'the title', text: plan?.title },
    { says: 'the objective', text: plan?.objective },
    { says: 'the scope', text: plan?.scope },
  ]
  const described = (plan?.changes ?? []).filter(({ what }) => what === 'described')
  return {
    last: latest(described.map(({ at }) => ({ says: 'title, objective and scope', at }))),
    owed: parts.filter(({ text }) => !text).map(({ says }) => ({ says, due: null })),
  }
}
