import {
  type ICalAttendeeData,
  ICalAttendeeStatus,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import { millisecondsOf } from '#time/instant.ts'
import type { Attendee, CalendarMeeting, CalendarSession, Party } from './calendar-meeting.ts'
import { cleanName, cleanText, cleanUid } from './clean-text.ts'
import { uriMailbox, webUri } from './uri-text.ts'
import { followsBlock } from './zone-block.ts'

/**
 * A session of a meeting as ical-generator is given it: cleaned, because the library passes on UIDs, control characters
 * and half characters as they are, and with Temporal's instants, because a `Date` would follow the machine's own zone.
 */
export function eventData(meeting: CalendarMeeting, session: CalendarSession, attendee?: Attendee): ICalEventData {
  const { sequence, title, description, location, url, organiser, cancelled, stampedAt } = meeting
  return {
    id: cleanUid(`${session.id}.${meeting.uid}`),
    sequence,
    stamp: Temporal.Instant.from(stampedAt),
    ...eventTimes(session),
    summary: cleanName(title),
    location: location === null ? null : cleanName(location),
    description: description === '' ? null : cleanText(description),
    url: url === null ? null : webUri(url),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: organiser === null ? null : organizer(organiser),
    attendees: attendee === undefined ? [] : attendees(attendee),
  }
}

/**
 * When a session is. It keeps its zone; where no VTIMEZONE of ours would give the right moment it has none, and
 * ical-generator writes it in UTC, which is always right.
 */
function eventTimes({ date, zone, lasts, at }: CalendarSession) {
  if (at === null) {
    const start = Temporal.PlainDate.from(date)
    // A day without a time is not a day without any other meeting.
    return { start, end: start.add({ days: 1 }), allDay: true, transparency: ICalEventTransparency.TRANSPARENT }
  }
  const start = Temporal.Instant.from(at)
  const length = millisecondsOf(lasts)
  const end = start.add({ milliseconds: length })
  const timezone = zone !== 'UTC' && followsBlock(zone, start) && followsBlock(zone, end) ? zone : null
  // An event without an end is a moment; one that ends before it begins would be turned round without a word.
  return { start, end: length > 0 ? end : null, timezone }
}

function organizer({ name, email }: Party) {
  const mailbox = uriMailbox(email)
  // The library demands a name; `write-calendar.ts` takes this one out again.
  return mailbox === null ? null : { name: cleanName(name) || mailbox, email: mailbox }
}

/** RFC 5545, 3.2.12. */
const standing = {
  yes: ICalAttendeeStatus.ACCEPTED,
  no: ICalAttendeeStatus.DECLINED,
  maybe: ICalAttendeeStatus.TENTATIVE,
  none: ICalAttendeeStatus.NEEDSACTION,
}

function attendees({ name, email, answer }: Attendee): ICalAttendeeData[] {
  const mailbox = uriMailbox(email)
  if (mailbox === null) return []
  return [{ email: mailbox, name: cleanName(name) || null, rsvp: false, status: standing[answer ?? 'none'] }]
}
