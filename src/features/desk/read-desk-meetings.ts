import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { countAnswers } from '#features/meetings/away-answers.ts'
import { meetingsOf } from '#features/meetings/find-meeting.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { stands } from '#features/meetings/rsvp.ts'
import { isHistory, lastEnd, sessionsAhead, startOf } from '#features/meetings/session-times.ts'
import { minutesDue, owesMinutes } from '#features/minutes/minutes-escalation.ts'
import { heldWithoutMinutes } from '#features/minutes/read-minutes.ts'
import type { Instant } from '#time/instant.ts'
import type { DeskScope } from './desk-scope.ts'
import type { RowRules } from './table.ts'

/** How many have answered what to the time that a session has now. */
export type Answers = Record<'yes' | 'maybe' | 'no', number>

/** How the minutes of a meeting stand; null while they are not owed. */
type MinutesState = { is: 'given' | 'not held' } | { is: 'missing'; due: Instant; isLate: boolean } | null

export type MeetingRow = {
  meeting: Meeting
  /** The next session, or of a meeting that is over the last one. */
  session: Session
  answers: Answers
  minutes: MinutesState
}

export const meetingShows = ['ahead', 'missing', 'ended'] as const
export type MeetingShow = (typeof meetingShows)[number]

/** The meetings of the groups that the reader sees: those ahead, those whose minutes are missing, or the last ones. */
export async function readDeskMeetings(
  context: Context,
  { scope, show }: { scope: DeskScope; show: MeetingShow },
): Promise<MeetingRow[]> {
  const meetings = await (show === 'missing' ? withoutMinutes(context, scope) : meetingsOf(context, scope.sees, show))
  const ordered = show === 'ahead' ? meetings : meetings.toReversed()
  return meetingRows(context, ordered)
}

/** Meetings with how many answered what: three commands at most, however many they are. */
async function meetingRows(context: Context, meetings: readonly Meeting[]): Promise<MeetingRow[]> {
  const { charter, now } = context
  const byMeeting = Map.groupBy(await countAnswers(context, meetings), ({ meeting }) => meeting)
  return meetings.flatMap((meeting): MeetingRow[] => {
    const session = sessionsAhead(meeting, charter, now)[0] ?? meeting.sessions.at(-1)
    if (session === undefined) return []
    const answers = { yes: 0, maybe: 0, no: 0 }
    for (const one of byMeeting.get(meeting._id) ?? [])
      if (one.session === session.id && stands(one, [session])) answers[one.answer] += one.count
    return [{ meeting, session, answers, minutes: minutesState(meeting, { charter, now }) }]
  })
}

/** How the minutes of a meeting stand now. */
function minutesState(meeting: Meeting, { charter, now }: { charter: Charter; now: Instant }): MinutesState {
  if (meeting.state !== 'scheduled' || lastEnd(meeting, charter) > now || isHistory(meeting, charter)) return null
  if (meeting.minutes.items.length > 0) return { is: 'given' }
  if (meeting.minutes.didNotHappen !== null) return { is: 'not held' }
  if (!owesMinutes(meeting, charter)) return null
  const due = minutesDue(meeting, charter)
  return { is: 'missing', due, isLate: due < now }
}

/** The latest end first is what `toReversed` makes of it: here the earliest stands first, as in other lists. */
async function withoutMinutes(context: Context, { sees }: DeskScope): Promise<Meeting[]> {
  const { charter } = context
  return (await heldWithoutMinutes(context, sees))
    .filter((meeting) => owesMinutes(meeting, charter))
    .toSorted((one, other) => (lastEnd(one, charter) < lastEnd(other, charter) ? -1 : 1))
}

/** How the table of meetings is searched and sorted. */
export function meetingRules({ groups }: Charter): RowRules<MeetingRow> {
  const short = (id: string) => groups.find((group) => group.id === id)?.short ?? ''
  return {
    words: ({ meeting: { reference, title, group, place } }) => [reference, title, short(group), place ?? ''],
    group: ({ meeting: { group } }) => group,
    sorts: {
      meeting: ({ meeting: { reference } }) => reference,
      group: ({ meeting: { group } }) => short(group),
      when: ({ session }) => startOf(session),
      yes: ({ answers: { yes } }) => yes,
      minutes: ({ minutes }) => (minutes?.is === 'missing' ? minutes.due : ''),
    },
  }
}
