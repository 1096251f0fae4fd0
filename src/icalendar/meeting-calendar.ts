import type { Attendee, CalendarMeeting, CalendarSession } from './calendar-meeting.ts'
import { calendarFragment, joinedCalendar } from './write-calendar.ts'

/**
 * One meeting as iCalendar text (RFC 5545), to keep: a VEVENT for each session. It has no METHOD: a file is no message
 * between calendars, and a published event must name an organiser (RFC 5546, 3.2.1), whom a file of dates has not.
 */
export function meetingCalendar(meeting: CalendarMeeting): string {
  return joinedCalendar({}, [calendarFragment(meeting)]).toString()
}

/**
 * One session as a message between calendars (iTIP, RFC 5546): an invitation, its update, or its cancellation. There is
 * one VEVENT in each: Outlook reads no more.
 */
export function invitationCalendar(meeting: CalendarMeeting, session: CalendarSession, attendee: Attendee): string {
  const method = meeting.cancelled ? 'CANCEL' : 'REQUEST'
  return joinedCalendar({ method }, [calendarFragment({ ...meeting, sessions: [session] }, attendee)]).toString()
}
