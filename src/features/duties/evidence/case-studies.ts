import { type EvidenceRule, latest } from '../evidence.ts'

/** Case studies and good practices were collected: by anybody, or of one person by them. */
export const caseStudies: EvidenceRule = ({ cases, charter }, { person }) => {
  const own = cases.filter(({ by, removedAt }) => removedAt === null && (person === null || by === person))
  const done = own.map(({ group, at }) => ({
    says: `a case study for ${charter.groups.find(({ id }) => id === group)?.short ?? 'a group'}`,
    at,
  }))
  return { last: latest(done), owed: done.length === 0 ? [{ says: 'a case study', due: null }] : [] }
}
