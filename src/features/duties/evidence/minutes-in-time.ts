import { isHistory, lastEnd } from '#features/meetings/session-times.ts'
import { minutesDue, owesMinutes } from '#features/minutes/minutes-escalation.ts'
import { dateAt } from '#time/wall-time.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Each meeting that was held has minutes, by the day that the charter says. */
export const minutesInTime: EvidenceRule = ({ charter, now, meetings }, { group }) => {
  const held = meetings.filter(
    (meeting) =>
      (group === null || meeting.group === group) && lastEnd(meeting, charter) <= now && !isHistory(meeting, charter),
  )
  if (held.length === 0) return nothingYet('no meeting was held yet')
  const { zone } = charter.organisation
  const given = held.flatMap(({ reference, minutes }) =>
    minutes.items.map(({ at }) => ({ says: `${reference} ${charter.words.minutes}`, at })),
  )
  const owed = held
    .filter((meeting) => owesMinutes(meeting, charter))
    .map((meeting) => ({
      says: `${meeting.reference} ${charter.words.minutes}`,
      due: dateAt(minutesDue(meeting, charter), zone),
    }))
  if (given.length === 0 && owed.length === 0) return nothingYet('no minutes are owed')
  return { last: latest(given), owed }
}
