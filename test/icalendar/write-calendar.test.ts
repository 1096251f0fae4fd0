import { describe, expect, test } from '@jest/globals'
import ical, { type ICalEventData, ICalEventRepeatingFreq, type ICalWeekday } from 'ical-generator'
import type { CalendarMeeting, CalendarSession } from '#icalendar/calendar-meeting.ts'
import { invitationCalendar, meetingCalendar } from '#icalendar/meeting-calendar.ts'
import { calendarFragment, joinedCalendar } from '#icalendar/write-calendar.ts'
import { zoneBlock } from '#icalendar/zone-block.ts'
import { readByIcalJs } from './read-back.ts'

/*
 * What ical-generator does by itself, and what leaves Convenor. Each test shows the fault of the library first: one that
 * fails there after an update says that our mend of it can go.
 */

const session = {
  ...{ id: '1', date: '2026-05-21', zone: 'Europe/Zurich', lasts: 'PT90M', at: '2026-05-21T13:00:00Z' },
} satisfies CalendarSession
const meeting: CalendarMeeting = {
  uid: 'abc234@convenor.example',
  sequence: 0,
  cancelled: false,
  title: 'PROC-7: Case studies',
  description: '',
  location: null,
  url: null,
  organiser: null,
  sessions: [session],
  stampedAt: '2026-03-02T08:00:00Z',
}
const [start, end] = [Temporal.Instant.from('2026-05-21T13:00:00Z'), Temporal.Instant.from('2026-05-21T14:30:00Z')]

/** The lines of a calendar with one event that ical-generator writes by itself. */
function alone(event: Partial<ICalEventData>, calendar = ical()): string[] {
  calendar.createEvent({ start, end, ...event })
  return calendar.toString().split(/\r?\n/)
}

const ours = (changed: Partial<CalendarMeeting>) => linesOf(meetingCalendar({ ...meeting, ...changed }))
const oursAt = (changed: Partial<CalendarSession>) => ours({ sessions: [{ ...session, ...changed }] })
const feed = (name: string, fragments = [calendarFragment(meeting)]) =>
  joinedCalendar({ feed: name }, fragments).toString()

function linesOf(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n')
}

describe('words', () => {
  test('a line end in a UID begins no property', () => {
    const id = 'a@b\r\nSTATUS:CANCELLED'
    expect(alone({ id })).toContain('STATUS:CANCELLED')
    expect(ours({ uid: id })).not.toContain('STATUS:CANCELLED')
    expect(ours({ uid: id })).toContain('UID:1.a@b--STATUS-CANCELLED')
  })

  test('a line end in the name of a feed begins no event, and its marks are escaped', () => {
    const name = 'All, mine;\nBEGIN:VEVENT'
    expect(alone({}, ical({ name })).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(3)
    const lines = linesOf(feed(name))
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines).toContain('NAME:All\\, mine\\; BEGIN:VEVENT')
    expect(lines).toContain('X-WR-CALNAME:All\\, mine\\; BEGIN:VEVENT')
  })

  test.each([
    ['a control character', '\u0007', ''],
    ['U+2028', '\u2028', ' '],
    ['half a character', '\ud800', '\ufffd'],
  ])('%s in a title does not pass', (_, mark, written) => {
    expect(alone({ summary: `a${mark}b` })).toContain(`SUMMARY:a${mark}b`)
    expect(ours({ title: `a${mark}b` })).toContain(`SUMMARY:a${written}b`)
  })

  test('a line of an event is folded within 75 octets', () => {
    const title = 'ü'.repeat(200)
    const longest = (text: string) => Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))
    expect(longest(ical().createEvent({ start, summary: title }).toString())).toBeGreaterThan(400)
    expect(longest(calendarFragment({ ...meeting, title }).bytes.toString())).toBeLessThanOrEqual(75)
    expect(ours({ title })).toContain(`SUMMARY:${title}`)
  })
})

describe('addresses', () => {
  test('a URL is a URI: its commas and semicolons are not escaped', () => {
    const url = 'https://zoom.us/j/1?a=1,2;b=3'
    expect(alone({ url })).toContain('URL;VALUE=URI:https://zoom.us/j/1?a=1\\,2\\;b=3')
    expect(ours({ url })).toContain(`URL:${url}`)
  })

  test('a URL in the description is no property', () => {
    const lines = ours({ url: 'https://zoom.us', description: 'a\nURL;VALUE=URI:https://evil.example' })
    expect(lines.filter((line) => line.startsWith('URL'))).toEqual(['URL:https://zoom.us'])
    expect(lines).toContain('DESCRIPTION:a\\nURL\\;VALUE=URI:https://evil.example')
  })

  test('a URL has no character that RFC 3986 refuses: some programs refuse a whole feed for one', () => {
    const url = 'https://meet.example/"<>^{|}`'
    expect(alone({ url })).toContain(`URL;VALUE=URI:${url}`)
    expect(ours({ url })).toContain('URL:https://meet.example/%22%3C%3E%5E%7B%7C%7D%60')
  })

  test('an organiser whose name is empty has no CN, where the library refuses the organiser', () => {
    const organiser = { name: ' ', email: 'u4ssc@itu.int' }
    expect(() => alone({ organizer: { name: '', email: organiser.email } })).toThrow('is empty')
    expect(ours({ organiser })).toContain('ORGANIZER:mailto:u4ssc@itu.int')
  })

  test('an attendee has the address as written, the answer so far, and a name within its quotation marks', () => {
    const attendee = { name: 'A "b":MAILTO:c', email: 'a+b@x.example', answer: 'maybe' } as const
    const lines = linesOf(invitationCalendar(meeting, session, attendee))
    expect(alone({ attendees: [{ email: 'a@x.example' }] })).toContain(
      'ATTENDEE;ROLE=REQ-PARTICIPANT:MAILTO:a@x.example',
    )
    expect(lines).toContain(
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE;RSVP=FALSE;CN="A ^\'b^\':MAILTO:c":mailto:a+b@x.example',
    )
  })
})

describe('times', () => {
  test('an event stands in its own zone, whatever zone the machine has', () => {
    const date = new Date('2026-05-21T13:00:00Z')
    const local = `DTSTART;TZID=Asia/Tokyo:20260521T${String(date.getHours()).padStart(2, '0')}0000`
    expect(alone({ start: date, timezone: 'Asia/Tokyo' })).toContain(local)
    expect(oursAt({ zone: 'Asia/Tokyo' })).toContain('DTSTART;TZID=Asia/Tokyo:20260521T220000')
  })

  test('an event without a positive length has no end: the library turns one round that ends before it begins', () => {
    expect(alone({ start: end, end: start })).toContain('DTSTART:20260521T130000Z')
    for (const lasts of ['-PT90M', 'PT0M']) {
      const lines = oursAt({ lasts })
      expect(lines).toContain('DTSTART;TZID=Europe/Zurich:20260521T150000')
      expect(lines.filter((line) => line.startsWith('DTEND'))).toEqual([])
    }
  })

  test('an event with a fixed offset, which has no VTIMEZONE, is in UTC', () => {
    const library = alone({ timezone: '+03:00' }, ical({ timezone: { name: null, generator: () => null } }))
    expect(library).toContain('DTSTART;TZID=+03:00:20260521T160000')
    expect(library).not.toContain('BEGIN:VTIMEZONE')
    expect(oursAt({ zone: '+03:00' })).toContain('DTSTART:20260521T130000Z')
  })

  test('an event in Mexico in July 2021 is in UTC, because its VTIMEZONE is an hour late', () => {
    const [zone, at] = ['America/Mexico_City', '2021-07-21T13:00:00Z']
    const calendar = ical({ timezone: { name: null, generator: zoneBlock } })
    const begins = Temporal.Instant.from(at)
    const library = alone({ start: begins, end: begins.add({ hours: 1 }), timezone: zone }, calendar)
    expect(readByIcalJs(library.join('\r\n'))[0]?.start).toBe('2021-07-21T14:00:00Z')
    expect(readByIcalJs(oursAt({ zone, at }).join('\r\n'))[0]?.start).toBe(at)
    expect(oursAt({ zone, at })).not.toContain('BEGIN:VTIMEZONE')
  })

  test('an event at the second 02:30 of the night in autumn is in UTC, so that it differs from the first', () => {
    const timezone = 'Europe/Zurich'
    const both = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']
    const startsOf = (lines: string[]) => lines.filter((line) => line.startsWith('DTSTART') && line.includes('202610'))
    const library = both.map((at) => startsOf(alone({ start: Temporal.Instant.from(at), end: null, timezone })))
    expect(library[0]).toEqual(library[1])
    expect(both.map((at) => startsOf(oursAt({ at })))).toEqual([
      ['DTSTART:20261025T003000Z'],
      ['DTSTART:20261025T013000Z'],
    ])
  })

  test('a zone keeps the name that was chosen, and its VTIMEZONE has that name', () => {
    const lines = oursAt({ zone: 'Asia/Calcutta' })
    expect(lines).toContain('DTSTART;TZID=Asia/Calcutta:20260521T183000')
    expect(lines.filter((line) => line.startsWith('TZID:'))).toEqual(['TZID:Asia/Calcutta'])
    expect(lines.filter((line) => /TIMEZONE-ID|X-WR-TIMEZONE/.test(line))).toEqual([])
  })

  test('DTSTAMP is when the meeting changed, not when the calendar was written', () => {
    expect(alone({})).not.toContain('DTSTAMP:20260302T080000Z')
    expect(ours({})).toContain('DTSTAMP:20260302T080000Z')
  })

  test('a series is an event for each meeting, without rule or exception: the library refuses "second Thursday"', () => {
    const byDay: ICalWeekday[] = JSON.parse('["2TH"]')
    expect(() => alone({ repeating: { freq: ICalEventRepeatingFreq.MONTHLY, byDay } })).toThrow('must be one of')
    const fragments = ['a@b', 'c@d'].map((uid) => calendarFragment({ ...meeting, uid }))
    const lines = fragments.flatMap(({ bytes }) => linesOf(bytes.toString()))
    expect(lines.filter((line) => line.startsWith('UID:'))).toEqual(['UID:1.a@b', 'UID:1.c@d'])
    expect(lines.filter((line) => /^(?:RRULE|EXDATE|RDATE|RECURRENCE-ID|ATTACH)/.test(line))).toEqual([])
  })
})

describe('the calendar around them', () => {
  test('its properties stand before its parts', () => {
    const timezone = { name: null, generator: zoneBlock }
    const place = (lines: string[], name: string) => lines.findIndex((line) => line.startsWith(name))
    const library = alone({ timezone: 'Europe/Zurich' }, ical({ name: 'All', ttl: 10_800, timezone }))
    expect(place(library, 'REFRESH-INTERVAL')).toBeGreaterThan(place(library, 'BEGIN:VTIMEZONE'))
    const lines = linesOf(feed('All'))
    expect(lines.slice(0, place(lines, 'BEGIN:VTIMEZONE'))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Convenor//Convenor//EN',
      'NAME:All',
      'X-WR-CALNAME:All',
      'REFRESH-INTERVAL;VALUE=DURATION:PT3H',
      'X-PUBLISHED-TTL:PT3H',
    ])
  })

  test('it ends with a line end', () => {
    expect(alone({}).at(-1)).toBe('END:VCALENDAR')
    expect(feed('All').endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true)
    expect(meetingCalendar(meeting).endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true)
  })

  test('each zone has one VTIMEZONE, however many events name it', () => {
    const lines = linesOf(feed('All', [calendarFragment(meeting), calendarFragment({ ...meeting, uid: 'c@d' })]))
    expect(lines.filter((line) => line.startsWith('TZID:'))).toEqual(['TZID:Europe/Zurich'])
  })

  test('a feed and a file have no METHOD', () => {
    for (const text of [feed('All'), meetingCalendar(meeting)]) expect(text).not.toMatch(/^METHOD/m)
  })

  test('a letter has one event: REQUEST is confirmed, CANCEL is cancelled', () => {
    const attendee = { name: 'Amina', email: 'amina@example.org', answer: null }
    const day = { ...session, id: '2', at: null }
    const letters = [false, true].map((cancelled) =>
      invitationCalendar(
        { ...meeting, sessions: [session, day], cancelled, sequence: cancelled ? 4 : 3 },
        session,
        attendee,
      ),
    )
    expect(letters.map((text) => /^METHOD:(\w+)/m.exec(text)?.[1])).toEqual(['REQUEST', 'CANCEL'])
    const uid = '1.abc234@convenor.example'
    expect(letters.map((text) => readByIcalJs(text))).toMatchObject([
      [{ uid, sequence: 3, status: 'CONFIRMED' }],
      [{ uid, sequence: 4, status: 'CANCELLED' }],
    ])
    for (const text of letters) expect(text).toContain('PARTSTAT=NEEDS-ACTION')
  })
})
