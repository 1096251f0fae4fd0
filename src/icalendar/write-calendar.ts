import ical, { escape as escapedText, foldLines, ICalCalendarMethod } from 'ical-generator'
import type { Attendee, CalendarMeeting } from './calendar-meeting.ts'
import { cleanName } from './clean-text.ts'
import { eventData } from './event-data.ts'
import { zoneBlock } from './zone-block.ts'

/*
 * ical-generator writes every VCALENDAR and VEVENT that leaves Convenor, and it is called here alone. What goes into it is
 * cleaned (`event-data.ts`). This is all that is done to what comes out of it:
 *
 * 1. VEVENT: its lines are folded by the library's own `foldLines`, which `ICalEvent.toString()` leaves out.
 * 2. URL: it is written as a URI, which has no escapes (RFC 5545, 3.3.13). The library escapes it as text.
 * 3. ORGANIZER: it has no CN where nothing of the name is left. The library demands a name, and some calendars refuse an
 *    empty one.
 * 4. ATTENDEE: its address begins with `mailto:` in small letters, as RFC 3986 (3.1) asks of whoever writes one.
 * 5. VCALENDAR: the VTIMEZONEs and the VEVENTs stand behind all properties of the calendar (RFC 5545, 3.6). The library
 *    writes REFRESH-INTERVAL and X-PUBLISHED-TTL behind the VTIMEZONEs.
 * 6. VCALENDAR: its last line has a line end as well.
 */

/** The VEVENTs of a meeting, ready to be joined into calendars and to be kept, and the zones that they name. */
export type CalendarFragment = { bytes: Buffer; zones: readonly string[] }

/** A meeting as a fragment of calendars: a VEVENT for each session. @param attendee whom an invitation is for. */
export function calendarFragment(meeting: CalendarMeeting, attendee?: Attendee): CalendarFragment {
  const calendar = ical()
  const events = meeting.sessions.map((session) => eventData(meeting, session, attendee))
  const texts = events.map((event) => foldLines(corrected(calendar.createEvent(event).toString(), meeting, event.url)))
  return { bytes: Buffer.from(texts.join('')), zones: events.flatMap(({ timezone }) => timezone ?? []) }
}

/** Points 2 to 4 of the list above. @param url as the library was given it. */
function corrected(event: string, { organiser }: CalendarMeeting, url: string | null | undefined): string {
  const text = event.replace(/^URL;VALUE=URI:.*/m, () => `URL:${url}`).replace(/^ATTENDEE;.*/m, smallScheme)
  const isNameless = organiser !== null && cleanName(organiser.name) === ''
  return isNameless ? text.replace(/^ORGANIZER;CN="[^"]*"/m, 'ORGANIZER') : text
}

/** The last `:MAILTO:` is the address; a name may have one, too. */
function smallScheme(attendee: string): string {
  const at = attendee.lastIndexOf(':MAILTO:')
  return `${attendee.slice(0, at)}:mailto:${attendee.slice(at + ':MAILTO:'.length)}`
}

/**
 * A calendar out of fragments. @param method what it asks of the calendar that receives it (iTIP, RFC 5546); a file has
 * none. @param feed the name of a calendar that others subscribe to; most read it when they like, some ask how often.
 */
export function joinedCalendar(
  { method, feed }: { method?: 'REQUEST' | 'CANCEL'; feed?: string },
  fragments: readonly CalendarFragment[],
): Buffer {
  const calendar = ical({
    prodId: '//Convenor//Convenor//EN',
    method: method === undefined ? null : ICalCalendarMethod[method],
    ...(feed === undefined ? {} : { name: escapedText(cleanName(feed), false), ttl: hoursBetweenReads * 3600 }),
  })
  const empty = calendar.toString()
  const end = empty.lastIndexOf('END:VCALENDAR')
  const zones = new Set(fragments.flatMap(({ zones }) => zones))
  const head = `${empty.slice(0, end)}${[...zones].map(zoneBlock).join('')}`
  return Buffer.concat([
    Buffer.from(head),
    ...fragments.map(({ bytes }) => bytes),
    Buffer.from(`${empty.slice(end)}\r\n`),
  ])
}

const hoursBetweenReads = 3
