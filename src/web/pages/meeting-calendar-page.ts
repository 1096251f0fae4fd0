import { type CalendarMeeting, meetingCalendar } from '#icalendar/meeting-calendar.ts'
import { type MeetingView, readMeeting } from '#meetings/read-meetings.ts'
import { downloadHeaders } from '../download.ts'
import { linkReader } from '../link-reader.ts'
import type { Page } from '../page.ts'

/** One meeting as .ics, as it now is, for the person the link was signed for. */
export const meetingCalendarPage: Page = {
  name: 'meeting-calendar-page',
  mount(app, parts) {
    app.get('/calendar/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'calendar', c.req.param('token'))
      const view = await readMeeting(context, { meeting: ids[0] ?? '' })
      const headers = downloadHeaders(`${view.meeting.reference}.ics`, 'text/calendar; charset=utf-8')
      return c.body(meetingCalendar(calendarMeeting(view)), 200, headers)
    })
  },
}

function calendarMeeting({ meeting, group }: MeetingView): CalendarMeeting {
  const { reference, title, agenda, link, place } = meeting
  return {
    uid: `${meeting._id}@convenor`,
    sequence: meeting.sequence,
    cancelled: meeting.state === 'cancelled',
    title: `${reference}: ${title}`,
    description: [group.title, agenda, link === null ? '' : `Join: ${link}`].filter((line) => line !== '').join('\n\n'),
    location: place ?? link,
    url: link !== null && /^https?:\/\//.test(link) ? link : null,
    organiser: null,
    sessions: meeting.sessions,
    stampedAt: meeting.changedAt,
  }
}
