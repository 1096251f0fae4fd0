import { type EvidenceRule, latest } from '../evidence.ts'

/** Those whom the duty binds have announced something. */
export const newsAnnounced: EvidenceRule = ({ terms, announcements }, { duty }) => {
  const holders = new Set(terms.filter(({ office }) => duty.who.includes(office)).map(({ person }) => person))
  const sent = announcements.filter(({ by, undoneAt }) => undoneAt === null && holders.has(by))
  return { last: latest(sent.map(({ at }) => ({ says: 'an announcement', at }))), owed: [] }
}
