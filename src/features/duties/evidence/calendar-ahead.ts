import { isAhead } from '#features/meetings/session-times.ts'
import { type EvidenceRule, latest } from '../evidence.ts'

/** The group has meetings ahead: its calendar of meetings. */
export const calendarAhead: EvidenceRule = ({ charter, now, meetings }, { group }) => {
  const ahead = meetings.filter(
    (meeting) => (group === null || meeting.group === group) && isAhead(meeting, charter, now),
  )
  if (ahead.length === 0) return { last: null, owed: [{ says: 'dates of the next meetings', due: null }] }
  const dates = ahead.map(({ reference, scheduledAt }) => ({ says: `${reference} planned`, at: scheduledAt }))
  return { last: latest(dates), owed: [] }
}
