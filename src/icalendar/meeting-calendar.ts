import { propertyLine } from './content-lines.ts'
import { type Attendee, type CalendarMeeting, type CalendarSession, type EventText, eventText } from './event-lines.ts'
import { zoneBlock } from './zone-block.ts'

/**
 * One meeting as iCalendar text (RFC 5545), to keep: a VEVENT for each session. It has no METHOD: a file is no message
 * between calendars, and a published event must name an organiser (RFC 5546, 3.2.1), whom a file of dates has not.
 */
export function meetingCalendar(meeting: CalendarMeeting): string {
  return calendarText(
    '',
    meeting.sessions.map((session) => eventText(meeting, session)),
  )
}

/**
 * One session as a message between calendars (iTIP, RFC 5546): an invitation, its update, or its cancellation. There is
 * one VEVENT in each: Outlook reads no more.
 */
export function invitationCalendar(meeting: CalendarMeeting, session: CalendarSession, attendee: Attendee): string {
  const method = meeting.cancelled ? 'CANCEL' : 'REQUEST'
  return calendarText(`METHOD:${method}\r\n`, [eventText(meeting, session, attendee)])
}

function calendarText(head: string, events: readonly EventText[]): string {
  const zones = new Set(events.flatMap(({ zone }) => zone ?? []))
  return `${calendarHead(head, zones)}${events.map(({ text }) => text).join('')}${calendarFoot}`
}

/** What stands before the events. @param own the calendar's own properties, as lines. @param zones those the events name. */
export function calendarHead(own: string, zones: ReadonlySet<string>): string {
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${product}${own}${[...zones].map(zoneBlock).join('')}`
}

/** What stands after them. */
export const calendarFoot = 'END:VCALENDAR\r\n'

const product = propertyLine('PRODID', '-//Convenor//Convenor//EN')
