import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import ICAL from 'ical.js'
import type { CalendarMeeting } from '#icalendar/calendar-meeting.ts'
import { meetingCalendar } from '#icalendar/meeting-calendar.ts'
import { instantText, plus } from '#time/instant.ts'
import { dateAt, instantOf } from '#time/wall-time.ts'

const meeting: CalendarMeeting = {
  uid: 'abc234@convenor.example',
  sequence: 2,
  cancelled: false,
  title: 'PROC-7 Case studies',
  description: 'Agenda:\n1. Minutes; 2. Draft',
  location: 'ITU, Room H',
  url: 'https://zoom.us/j/123?a=1,2;b=3',
  organiser: { name: 'U4SSC "secretariat"', email: 'u4ssc@itu.int' },
  sessions: [{ id: '1', date: '2021-05-21', zone: 'Europe/Zurich', lasts: 'PT90M', at: '2021-05-21T13:00:00Z' }],
  stampedAt: '2020-03-02T08:00:00Z',
}

/** Reads a calendar with another parser, which follows the VTIMEZONE in it. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const instantOfTime = (time: ICAL.Time) => instantText(time.toJSDate().getTime())
    return { component, event, start: instantOfTime(event.startDate), end: instantOfTime(event.endDate) }
  })
  ICAL.TimezoneService.reset()
  return events
}

function at(zone: string, instant: string): CalendarMeeting {
  return { ...meeting, sessions: [{ id: '1', date: dateAt(instant, zone), zone, lasts: 'PT90M', at: instant }] }
}

describe('a meeting in a calendar', () => {
  it('reads back as what it was', () => {
    const [read] = readBack(meetingCalendar(meeting))
    expect(read).toMatchObject({ start: '2021-05-21T13:00:00Z', end: '2021-05-21T14:30:00Z' })
    expect(read?.event).toMatchObject({
      uid: '1.abc234@convenor.example',
      sequence: 2,
      summary: 'PROC-7 Case studies',
      description: 'Agenda:\n1. Minutes; 2. Draft',
      location: 'ITU, Room H',
    })
    expect(read?.component.getFirstPropertyValue('url')).toBe('https://zoom.us/j/123?a=1,2;b=3')
    expect(read?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(String(read?.component.getFirstPropertyValue('dtstamp'))).toBe('2020-03-02T08:00:00Z')
  })

  it('is no message between calendars: it has no METHOD, with which it would need an organiser', () => {
    expect(meetingCalendar({ ...meeting, organiser: null })).not.toMatch(/^(?:METHOD|ORGANIZER)/m)
  })

  it('names its organiser as RFC 6868 says, and leaves out a name of which nothing is left', () => {
    const organised = (name: string) =>
      readBack(meetingCalendar({ ...meeting, organiser: { name, email: 'u4ssc@itu.int' } }))[0]
        ?.component.getFirstProperty('organizer')
        ?.getParameter('cn')
    expect(organised('U4SSC "secretariat" ^ 2^n')).toBe('U4SSC "secretariat" ^ 2^n')
    expect(organised(' \u0007\n')).toBeUndefined()
  })

  it('keeps its zone, with a VTIMEZONE of that name', () => {
    const text = meetingCalendar(at('Asia/Calcutta', '2026-05-21T13:00:00Z'))
    expect(text).toContain('DTSTART;TZID=Asia/Calcutta:20260521T183000\r\n')
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Calcutta\r\n')
  })

  it('has the same id and a higher sequence after a move and a cancellation', () => {
    const moved = { ...at('Europe/Zurich', '2021-05-28T13:00:00Z'), sequence: 3 }
    const cancelled = { ...moved, sequence: 4, cancelled: true }
    const [before, after, off] = [meeting, moved, cancelled].map((one) => readBack(meetingCalendar(one))[0])
    expect([after?.event.uid, off?.event.uid]).toEqual([before?.event.uid, before?.event.uid])
    expect([before?.event.sequence, after?.event.sequence, off?.event.sequence]).toEqual([2, 3, 4])
    expect(off?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  it('is an event for each session', () => {
    const sessions = [
      { id: '1', date: '2016-07-21', zone: 'Europe/Zurich', lasts: 'PT2H', at: '2016-07-21T15:00:00Z' },
      { id: '2', date: '2016-07-22', zone: 'Europe/Zurich', lasts: 'PT7H', at: '2016-07-22T07:00:00Z' },
    ]
    const read = readBack(meetingCalendar({ ...meeting, sessions }))
    expect(read.map(({ event, start, end }) => [event.uid, start, end])).toEqual([
      ['1.abc234@convenor.example', '2016-07-21T15:00:00Z', '2016-07-21T17:00:00Z'],
      ['2.abc234@convenor.example', '2016-07-22T07:00:00Z', '2016-07-22T14:00:00Z'],
    ])
  })

  it('is a whole day, free for other meetings, where only the day is known', () => {
    const text = meetingCalendar({
      ...meeting,
      sessions: [{ id: '1', date: '2021-05-21', zone: 'Europe/Zurich', lasts: 'PT60M', at: null }],
    })
    expect(text).toContain('DTSTART;VALUE=DATE:20210521\r\n')
    expect(text).toContain('DTEND;VALUE=DATE:20210522\r\n')
    expect(text).toContain('TRANSP:TRANSPARENT\r\n')
    expect(text).not.toContain('VTIMEZONE')
  })

  it.each([
    ['a fixed offset', '+05:30', '2026-05-21T13:00:00Z'],
    ['a zone whose rules were others then', 'America/Mexico_City', '2021-05-21T13:00:00Z'],
    ['the second of two equal wall times', 'Europe/Zurich', '2021-10-31T01:30:00Z'],
  ])('is in UTC for %s', (_, zone, instant) => {
    const text = meetingCalendar(at(zone, instant))
    expect(text).toContain(`DTSTART:${instant.replace(/[-:]/g, '')}\r\n`)
    expect(readBack(text)[0]?.start).toBe(instant)
  })

  it('begins and ends at the same instants in every zone, whoever reads it', () => {
    const zones = [...Intl.supportedValuesOf('timeZone'), 'Europe/Kyiv', 'Asia/Kolkata', 'US/Pacific', 'CET', '-03:30']
    const seconds = fc.integer({ min: 1_577_836_800, max: 1_924_992_000 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (zone, second) => {
        const instant = instantText((second - (second % 60)) * 1000)
        const [read] = readBack(meetingCalendar(at(zone, instant)))
        expect([read?.start, read?.end]).toEqual([instant, plus(instant, 'PT90M')])
      }),
      { numRuns: 400 },
    )
  })

  it('survives the nights in which clocks change, in both hemispheres', () => {
    const nights = [
      '2026-03-29 Europe/Zurich',
      '2026-10-25 Europe/Zurich',
      '2026-10-04 Australia/Sydney',
      '2027-04-04 Australia/Sydney',
      '2026-03-08 America/New_York',
      '2026-11-01 America/New_York',
    ]
    for (const night of nights) {
      const [date = '', zone = ''] = night.split(' ')
      for (let half = 0; half < 12; half++) {
        const instant = plus(instantOf(`${date}T00:00`, zone), `PT${half * 30}M`)
        const [read] = readBack(meetingCalendar(at(zone, instant)))
        expect([night, read?.start, read?.end]).toEqual([night, instant, plus(instant, 'PT90M')])
      }
    }
  })
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '<',
        '>',
        '\\',
        '^',
        '{',
        '|',
        '}',
        '`',
        '[',
        ']',
        '#',
        '%',
        '%2',
        ';',
        ',',
        ':',
        '@',
        '?',
        '\n',
        '\r',
        ' ',
        '\u2028',
        'ü',
        'a',
      ),
      { maxLength: 60 },
    )
    .map((marks) => marks.join('')),
)

/** What RFC 3986 has as an absolute web address; a parser that holds to it refuses everything else. */
const webAddress =
  /^https?:\/\/(?:[\w.~!$&'()*+,;=:-]|%[\dA-F]{2})*@?(?:\[[\dA-Fa-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[\dA-F]{2})+)(?::\d*)?(?:\/(?:[\w.~!$&'()*+,;=:@/-]|%[\dA-Fa-f]{2})*)?(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[\dA-Fa-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\dA-Fa-f]{2})*)?$/

describe('an address in a calendar', () => {
  const urlOf = (url: string) =>
    readBack(meetingCalendar({ ...meeting, url }))[0]?.component.getFirstPropertyValue('url') ?? null

  it.each([
    ['https://meet.example/a"<>\\^{|}`b', 'https://meet.example/a%22%3C%3E/%5E%7B%7C%7D%60b'],
    ['https://meet.example/?a="<>\\^{|}`[1]#b#c', 'https://meet.example/?a=%22%3C%3E%5C%5E%7B%7C%7D%60%5B1%5D#b%23c'],
    ['https://meet.example/100%/a b%20c', 'https://meet.example/100%25/a%20b%20c'],
    ['https://münchen.example/straße', 'https://xn--mnchen-3ya.example/stra%C3%9Fe'],
    ['https://[2001:db8::1]:8443/j', 'https://[2001:db8::1]:8443/j'],
    ['https://zoom.us', 'https://zoom.us'],
  ])('%j is written as RFC 3986 allows: %j', (url, written) => {
    expect(urlOf(url)).toBe(written)
  })

  it.each(['https://', 'https://a|b/', 'https://a"b/', 'http://:1', 'javascript:alert(1)'])(
    '%j, which is none, is left out',
    (url) => {
      expect(urlOf(url)).toBeNull()
    },
  )

  it('is one that any parser takes, and leads to the same page, for any words behind the host', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const url = `https://meet.example/${words}`
        const written = urlOf(url)
        expect(written).toMatch(webAddress)
        const [there, meant] = [new URL(String(written)), new URL(url.toWellFormed())]
        expect(decoded(there)).toEqual(decoded(meant))
      }),
      { numRuns: 400 },
    )
  })

  it('is a mail address that any parser takes, for any words', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const text = meetingCalendar({ ...meeting, organiser: { name: words, email: words } })
        const organizer = /^ORGANIZER(?:;CN="[^"]*")?:(.*)$/m.exec(text.replaceAll('\r\n ', ''))?.[1]
        expect(organizer ?? 'mailto:a@b').toMatch(/^mailto:(?:[\w.~!'()*+@-]|%[\dA-F]{2})+\r?$/)
      }),
      { numRuns: 200 },
    )
  })
})

/** What a server gets to see, each octet as itself. */
function decoded({ host, pathname, search, hash }: URL) {
  const octets = (part: string) =>
    Buffer.from(part, 'latin1')
      .toString('latin1')
      .replace(/%([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return [host, octets(pathname), octets(search), octets(hash)]
}

describe('hostile words stay inside their property', () => {
  it.each([
    ['a second event', 'Title\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil', 'Title\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil'],
    ['a second status', 'a\nSTATUS:CANCELLED', 'a\nSTATUS:CANCELLED'],
    ['control characters', 'a\u2028b\u0085c\u0000d\u007fe', 'a\nb\ncde'],
    ['marks', 'semi;colon,comma\\back:"quote"', 'semi;colon,comma\\back:"quote"'],
    ['5,000 characters', 'ü🎉'.repeat(2500), 'ü🎉'.repeat(2500)],
    ['half a character', '\ud800 half', '\ufffd half'],
    ['right to left', 'المادة الأولى', 'المادة الأولى'],
  ])('%s', (_, words, kept) => {
    const organiser = { name: words, email: 'a@b.example' }
    const text = meetingCalendar({
      ...meeting,
      title: words,
      description: words,
      location: words,
      uid: words,
      organiser,
    })
    const events = readBack(text)
    expect(events).toHaveLength(1)
    expect(events[0]?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(events[0]?.component.getAllProperties('uid')).toHaveLength(1)
    expect(events[0]?.event.description).toBe(kept)
  })

  it('keeps every line within 75 octets, ended by CRLF, for any words', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const text = meetingCalendar({
          ...meeting,
          title: words,
          description: words,
          location: words,
          organiser: { name: words, email: words },
        })
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
        const lines = text.split('\r\n')
        expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([])
        expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
      }),
      { numRuns: 150 },
    )
  })
})
