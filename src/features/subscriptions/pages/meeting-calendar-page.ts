import { readMeeting } from '#features/meetings/read-meetings.ts'
import { calendarMeeting } from '#features/subscriptions/calendar-meeting.ts'
import { meetingCalendar } from '#icalendar/meeting-calendar.ts'
import { downloadHeaders } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'

/** One meeting as .ics, as it now is, for the person the link was signed for. */
export const meetingCalendarPage: Page = {
  name: 'meeting-calendar-page',
  mount(app, parts) {
    app.get('/calendar/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'calendar', c.req.param('token'))
      const { meeting, group } = await readMeeting(context, { meeting: ids[0] ?? '' })
      const headers = downloadHeaders(`${meeting.reference}.ics`, 'text/calendar; charset=utf-8')
      return c.body(meetingCalendar(calendarMeeting(meeting, group, context.links.uidHost)), 200, headers)
    })
  },
}
