import { wholeId } from '#charter/whole-group.ts'
import { isAhead, lastEnd } from '#features/meetings/session-times.ts'
import { type EvidenceRule, latest } from '../evidence.ts'

/** The meeting of the whole organisation was held; one that is planned is not held yet. */
export const yearlyMeeting: EvidenceRule = ({ charter, now, meetings }) => {
  const whole = meetings.filter(({ group }) => group === wholeId)
  const held = whole.filter((meeting) => !isAhead(meeting, charter, now))
  return {
    last: latest(held.map((meeting) => ({ says: `${meeting.reference} was held`, at: lastEnd(meeting, charter) }))),
    owed: [],
  }
}
