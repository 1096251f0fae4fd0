import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Members have chosen a group, and the people in charge were told by their application. */
export const groupsChosen: EvidenceRule = ({ applications, charter }, { person }) => {
  const joined = applications.filter((one) => one.state === 'accepted' && (person === null || one.person === person))
  const chosen = joined.map(({ group, submittedAt, startedAt }) => ({
    says: `application to ${charter.groups.find(({ id }) => id === group)?.short ?? 'a group'}`,
    at: submittedAt ?? startedAt,
  }))
  if (person === null && chosen.length === 0) return nothingYet('nobody has joined yet')
  const owed = chosen.length === 0 ? [{ says: `a ${charter.words.group.one}`, due: null }] : []
  return { last: latest(chosen), owed }
}
