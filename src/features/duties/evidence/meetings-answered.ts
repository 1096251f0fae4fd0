import { lastEnd } from '#features/meetings/session-times.ts'
import { plus } from '#time/instant.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Members say whether they come: to a meeting of the last months, or to one ahead. */
export const meetingsAnswered: EvidenceRule = (facts, { duty, person }) => {
  const { charter, now, meetings, applications } = facts
  const answers = person === null ? facts.answers : facts.ownAnswers
  const own = new Set(
    applications.filter((one) => one.state === 'accepted' && one.person === person).map(({ group }) => group),
  )
  const asked = meetings.filter(
    (meeting) =>
      (person === null || own.has(meeting.group)) &&
      lastEnd(meeting, charter) > plus(now, `-${duty.met.within ?? usualWithin}`),
  )
  if (asked.length === 0) return nothingYet('no meeting was planned lately')
  const answered = asked.filter(({ _id }) => (answers.get(_id) ?? 0) > 0)
  return {
    last: latest(answered.map(({ reference, changedAt }) => ({ says: `an answer to ${reference}`, at: changedAt }))),
    owed: answered.length === 0 ? [{ says: 'an answer to a meeting', due: null }] : [],
  }
}

const usualWithin = 'P90D'
