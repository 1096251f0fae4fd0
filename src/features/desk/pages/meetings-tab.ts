import { html } from 'hono/html'
import { groupOf } from '#charter/charter.ts'
import type { Reader } from '#chat/message.ts'
import { type MeetingRow, meetingRules, meetingShows, readDeskMeetings } from '#features/desk/read-desk-meetings.ts'
import { capitalised } from '#time/english-words.ts'
import { sayDateAt, sayInstant } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import type { Html } from '#web/public/frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import { readerAtDesk } from './reader-at-desk.ts'
import { tableTab } from './table-tab.ts'

const path = '/desk/meetings'

/** The page of meetings: when they are, who answered what, and how their minutes stand. */
export async function showMeetings(visit: DeskVisit) {
  const { context, scope } = visit
  const { charter, now } = context
  const reader = await readerAtDesk(context)
  return tableTab(visit, {
    path,
    title: 'Meetings',
    shows: meetingShows,
    rules: meetingRules(charter),
    read: (show) => readDeskMeetings(context, { scope, show }),
    look: {
      path,
      noun: { one: 'meeting', many: 'meetings' },
      shows: [
        { value: 'ahead', label: 'Ahead' },
        { value: 'missing', label: `${capitalised(charter.words.minutes)} missing` },
        { value: 'ended', label: 'Over' },
      ],
      groups: scope.sees,
      id: ({ meeting }) => meeting.reference,
      columns: [
        { label: 'Meeting', sort: 'meeting', cell: ({ meeting }) => `${meeting.reference} ${meeting.title}` },
        { label: 'Group', sort: 'group', cell: ({ meeting: { group } }) => groupOf(charter, group).short },
        { label: 'When', sort: 'when', cell: (row) => when(row, reader, now) },
        { label: 'Answers', sort: 'yes', cell: answered },
        {
          label: capitalised(charter.words.minutes),
          sort: 'minutes',
          cell: ({ minutes }) => {
            if (minutes === null) return ''
            if (minutes.is !== 'missing') return minutes.is
            const day = sayDateAt(dateAt(minutes.due, charter.organisation.zone), now)
            return minutes.isLate ? html`<strong class="late">late, due ${day}</strong>` : `due ${day}`
          },
        },
      ],
    },
  })
}

function when({ session }: MeetingRow, reader: Reader, now: string): Html | string {
  if (session.at === null) return `${sayDateAt(session.date, now)}, no time yet`
  const { at, zone, said: zoneName } = session
  return sayInstant({ instant: at, zone, ...(zoneName ? { said: zoneName } : {}), show: 'both' }, reader)
}

function answered({ answers: { yes, maybe, no } }: MeetingRow): string {
  const parts = [
    ...(yes > 0 ? [`${yes} yes`] : []),
    ...(maybe > 0 ? [`${maybe} maybe`] : []),
    ...(no > 0 ? [`${no} no`] : []),
  ]
  return parts.length === 0 ? 'none yet' : parts.join(', ')
}
