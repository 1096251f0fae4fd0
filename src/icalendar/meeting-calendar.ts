import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { type Instant, plus } from '#time/instant.ts'
import { contentLines, oneLine, propertyText } from './content-lines.ts'
import { blockTells, zoneBlock } from './zone-block.ts'

/** A session for a calendar. `at` is the start, null where only the day is known; `lasts` is ISO 8601. */
export type CalendarSession = { id: string; date: string; zone: string; lasts: string; at: Instant | null }

/** A meeting for a calendar. `uid` never changes; `sequence` rises with every change and with the cancellation. */
export type CalendarMeeting = {
  uid: string
  sequence: number
  cancelled: boolean
  title: string
  description: string
  location: string | null
  /** http or https. */
  url: string | null
  organiser: { name: string; email: string } | null
  sessions: readonly CalendarSession[]
  /** When this state came to be: DTSTAMP. */
  stampedAt: Instant
}

/**
 * One meeting as iCalendar text (RFC 5545), a VEVENT for each session. A session keeps its zone, by a VTIMEZONE; where
 * no VTIMEZONE of ours would give the right moment it is written in UTC, which is always right.
 */
export function meetingCalendar(meeting: CalendarMeeting): string {
  const calendar = ical({
    prodId: '//Convenor//Convenor//EN',
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: zoneBlock },
  })
  for (const session of meeting.sessions) calendar.createEvent({ ...aboutOf(meeting, session), ...timesOf(session) })
  return contentLines(calendar.toString())
}

type Times = Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone' | 'transparency'>

function aboutOf(meeting: CalendarMeeting, session: CalendarSession): Omit<ICalEventData, 'start'> {
  const { url, location } = meeting
  const [name, email] = [oneLine(meeting.organiser?.name ?? ''), oneLine(meeting.organiser?.email ?? '')]
  return {
    id: `${session.id}.${meeting.uid}`.replace(/[^\w.@-]/g, '-'),
    sequence: meeting.sequence,
    stamp: Temporal.Instant.from(meeting.stampedAt),
    status: meeting.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: oneLine(meeting.title),
    description: propertyText(meeting.description),
    location: location === null ? null : oneLine(location),
    url:
      url === null
        ? null
        : url
            .toWellFormed()
            .replace(/\s/g, '')
            .replace(/[^\x21-\x7e]/gu, encodeURIComponent),
    ...(email === '' ? {} : { organizer: { name: name || email, email } }),
  }
}

function timesOf({ date, zone, lasts, at }: CalendarSession): Times {
  if (at === null) {
    const start = Temporal.PlainDate.from(date)
    // A day without a time is not a day without any other meeting.
    return { start, end: start.add({ days: 1 }), allDay: true, transparency: ICalEventTransparency.TRANSPARENT }
  }
  const start = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const end = Temporal.Instant.from(plus(at, lasts)).toZonedDateTimeISO(zone)
  if (zone !== 'UTC' && blockTells(start) && blockTells(end)) return { start, end, timezone: zone }
  return { start: start.toInstant(), end: end.toInstant() }
}
