import { type Instant, millisecondsOf } from '#time/instant.ts'
import { basic, basicDay, dayAfter, plusMinutes } from './basic-time.ts'
import { nameLine, nameParameter, propertyLine, textLine } from './content-lines.ts'
import { mailUri, webUri } from './uri-text.ts'
import { offsetTold } from './zone-block.ts'

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
  organiser: Party | null
  sessions: readonly CalendarSession[]
  /** When this state came to be: DTSTAMP. */
  stampedAt: Instant
}

type Party = { name: string; email: string }

/** Whom an invitation is for, and what they answered so far. */
export type Attendee = Party & { answer: 'yes' | 'no' | 'maybe' | null }

/** A VEVENT, and the zone whose VTIMEZONE it needs; null = none. */
export type EventText = { text: string; zone: string | null }

/**
 * A session of a meeting as a VEVENT (RFC 5545, 3.6.1). It keeps its zone; where no VTIMEZONE of ours would give the
 * right moment it is written in UTC, which is always right.
 */
export function eventText(meeting: CalendarMeeting, session: CalendarSession, attendee?: Attendee): EventText {
  const { url, location, description, organiser } = meeting
  const { lines, zone } = timeLines(session)
  const web = url === null ? null : webUri(url)
  const text = [
    'BEGIN:VEVENT\r\n',
    propertyLine('UID', `${session.id}.${meeting.uid}`.replace(/[^\w.@-]/g, '-')),
    `SEQUENCE:${meeting.sequence}\r\nDTSTAMP:${basic(meeting.stampedAt)}Z\r\n`,
    lines,
    nameLine('SUMMARY', meeting.title),
    location === null ? '' : nameLine('LOCATION', location),
    description === '' ? '' : textLine('DESCRIPTION', description),
    web === null ? '' : propertyLine('URL', web),
    meeting.cancelled ? 'STATUS:CANCELLED\r\n' : 'STATUS:CONFIRMED\r\n',
    organiser === null ? '' : partyLine('ORGANIZER', organiser),
    attendee === undefined
      ? ''
      : partyLine(`ATTENDEE;RSVP=FALSE;PARTSTAT=${standing[attendee.answer ?? 'none']}`, attendee),
    'END:VEVENT\r\n',
  ].join('')
  return { text, zone }
}

/** RFC 5545, 3.2.12. */
const standing = { yes: 'ACCEPTED', no: 'DECLINED', maybe: 'TENTATIVE', none: 'NEEDS-ACTION' }

function partyLine(property: string, { name, email }: Party): string {
  const uri = mailUri(email)
  return uri === null ? '' : propertyLine(`${property}${nameParameter('CN', name)}`, uri)
}

function timeLines({ date, zone, lasts, at }: CalendarSession): { lines: string; zone: string | null } {
  if (at === null) {
    const lines = `DTSTART;VALUE=DATE:${basicDay(date)}\r\nDTEND;VALUE=DATE:${basicDay(dayAfter(date, 1))}\r\n`
    // A day without a time is not a day without any other meeting.
    return { lines: `${lines}TRANSP:TRANSPARENT\r\n`, zone: null }
  }
  const end = plusMinutes(at, millisecondsOf(lasts) / 60_000)
  const [before, after] = zone === 'UTC' ? [null, null] : [offsetTold(zone, at), offsetTold(zone, end)]
  if (before === null || after === null)
    return { lines: `DTSTART:${basic(at)}Z\r\nDTEND:${basic(end)}Z\r\n`, zone: null }
  const [start, stop] = [basic(plusMinutes(at, before)), basic(plusMinutes(end, after))]
  return { lines: `DTSTART;TZID=${zone}:${start}\r\nDTEND;TZID=${zone}:${stop}\r\n`, zone }
}
