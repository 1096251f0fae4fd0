import { clashesAhead } from '#features/meetings/clashes/clashes-ahead.ts'
import { isAhead } from '#features/meetings/session-times.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** No two meetings ahead are held at the same time with people who are asked to both. */
export const schedulesCoordinated: EvidenceRule = ({ charter, now, meetings, rosters }) => {
  const ahead = meetings.filter((meeting) => isAhead(meeting, charter, now))
  if (ahead.length === 0) return nothingYet('no meeting is planned')
  const owed = clashesAhead(ahead, rosters, charter).map(({ meetings: [one, other], session }) => ({
    says: `${one.reference} and ${other.reference} at the same time`,
    due: session.date,
  }))
  const seen = ahead.map(({ reference, changedAt }) => ({ says: `${reference} without a clash`, at: changedAt }))
  return { last: latest(seen), owed }
}
