import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Who wanted something that needs an answer has asked for it in the form of the charter. */
export const permissionAsked: EvidenceRule = ({ charter, requests, terms }, { duty, group, person }) => {
  const { request = '' } = duty.met
  const holders = new Set(
    terms.filter((term) => duty.who.includes(term.office) && term.group === group).map((term) => term.person),
  )
  const isBound = (by: string) => (person === null ? duty.who.includes('member') || holders.has(by) : by === person)
  const { title = request } = charter.requests.find(({ id }) => id === request) ?? {}
  const asked = requests
    .filter(({ kind, by, state }) => kind === request && state !== 'withdrawn' && isBound(by))
    .map(({ number, at }) => ({ says: `request ${number}, ${title}`, at }))
  if (asked.length === 0) return nothingYet(`only ${duty.occasion ?? 'when it comes up'}; nobody has asked yet`)
  return { last: latest(asked), owed: [] }
}
