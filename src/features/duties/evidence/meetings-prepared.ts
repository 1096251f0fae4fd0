import { isAhead, sessionsAhead } from '#features/meetings/session-times.ts'
import { plusDays } from '#time/wall-time.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Each meeting of the next days has a time, and a link or a place. */
export const meetingsPrepared: EvidenceRule = ({ charter, now, today, meetings }, { duty }) => {
  const days = Math.ceil(Temporal.Duration.from(duty.met.within ?? usualWithin).total('days'))
  const soon = meetings
    .filter((meeting) => isAhead(meeting, charter, now))
    .flatMap((meeting) => sessionsAhead(meeting, charter, now).map((session) => ({ meeting, session })))
    .filter(({ session }) => session.date <= plusDays(today, days))
  if (soon.length === 0) return nothingYet('no meeting is near')
  const isReady = ({ meeting, session }: (typeof soon)[number]) =>
    session.time !== null && (meeting.link !== null || meeting.place !== null)
  return {
    last: latest(
      soon.filter(isReady).map(({ meeting }) => ({ says: `${meeting.reference} is ready`, at: meeting.changedAt })),
    ),
    owed: soon
      .filter((one) => !isReady(one))
      .map(({ meeting, session }) => ({
        says: `${meeting.reference}: ${session.time === null ? 'a time' : 'a link or a place'}`,
        due: plusDays(session.date, -1),
      })),
  }
}

const usualWithin = 'P7D'
