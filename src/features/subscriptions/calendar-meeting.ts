import { agendaText } from '#features/meetings/agenda.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import type { CalendarMeeting } from '#icalendar/calendar-meeting.ts'

type GroupNames = { title: string; short: string }

/** A meeting as its group's members have it in their calendars. @param host what its UIDs end in. */
export function calendarMeeting(meeting: Meeting, group: GroupNames, host: string): CalendarMeeting {
  const { reference, title, agenda, link, place, contact } = meeting
  const about = agenda === '' ? group.title : `${group.title}\n\n${agendaText(agenda)}`
  return {
    ...datesOnly(meeting, group, host),
    title: `${reference}: ${title}`,
    description: [about, ...(link === null ? [] : [`Join: ${link}`]), ...(contact ? [`Contact: ${contact}`] : [])].join(
      '\n\n',
    ),
    location: place ?? link,
    url: link !== null && /^https?:\/\//.test(link) ? link : null,
  }
}

/** A meeting as those see it who are not in its group: when, and whose. */
export function datesOnly(meeting: Meeting, group: GroupNames, host: string): CalendarMeeting {
  return {
    uid: `${meeting._id}@${host}`,
    sequence: meeting.sequence,
    cancelled: meeting.state === 'cancelled',
    title: `${meeting.reference}: ${group.short}`,
    description: group.title,
    location: null,
    url: null,
    organiser: null,
    sessions: meeting.sessions,
    stampedAt: meeting.changedAt,
  }
}
