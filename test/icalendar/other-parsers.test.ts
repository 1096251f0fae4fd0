import { describe, expect, test } from '@jest/globals'
import type { Meeting } from '#features/meetings/meeting.ts'
import { calendarFeed, type FeedMeeting, feedCache } from '#features/subscriptions/calendar-feed.ts'
import { calendarMeeting } from '#features/subscriptions/calendar-meeting.ts'
import { meetingCalendar } from '#icalendar/meeting-calendar.ts'
import { type Instant, plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { type ReadEvent, readByIcalJs, readByNodeIcal } from './read-back.ts'
import { group, occurrences, seriesMeetings, slot, withExceptions, zones } from './two-years.ts'

/* What is written is read by parsers that know nothing of us: ical.js follows our VTIMEZONE, node-ical its own zone data. */

const whole = (meeting: Meeting): FeedMeeting => ({ meeting, group, whole: true })
const feedOf = (meetings: readonly Meeting[], cache = feedCache()) =>
  calendarFeed({ id: 'feed', name: 'Feed', host: 'convenor' }, meetings.map(whole), cache).toString()

type Expected = Pick<ReadEvent, 'uid' | 'sequence' | 'status' | 'start' | 'end' | 'day'>

function expectedOf(meeting: Meeting): Expected {
  const [session] = meeting.sessions
  const start: Instant | null = session?.at ?? null
  return {
    uid: `1.${meeting._id}@convenor`,
    sequence: meeting.sequence,
    status: meeting.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    start,
    end: start === null ? null : plus(start, session?.lasts ?? ''),
    day: start === null ? (session?.date ?? null) : null,
  }
}

const timesOf = (events: readonly ReadEvent[]): Expected[] =>
  events.map(({ uid, sequence, status, start, end, day }) => ({ uid, sequence, status, start, end, day }))

const skipped = () => Array.from({ length: 104 }, (_, week) => week).filter((week) => week !== 4)

/** When the series meets, worked out from its wall time alone. */
function seriesStarts(zone: string): string[] {
  return skipped().map((week) => {
    const days = week >= 60 ? 1 : week === 8 ? 2 : 0
    const wall = `${plusDays(slot(week), days)}T${week >= 60 ? '08:15' : '15:30'}`
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant().toString()
  })
}

const parsers = [
  { name: 'ical.js', read: readByIcalJs },
  { name: 'node-ical', read: readByNodeIcal },
]

describe.each(parsers)('$name reads', ({ read }) => {
  test.each(zones)(
    '104 weekly meetings in %s, moves, cancellations and bare days among them, as what they are',
    (zone) => {
      const meetings = occurrences(zone).map(withExceptions)
      expect(new Set(meetings.map(({ sequence, state }) => `${sequence} ${state}`)).size).toBe(3)
      expect(timesOf(read(feedOf(meetings)))).toEqual(meetings.map(expectedOf))
    },
  )

  test.each(zones)('a series of 104 weeks in %s at its wall time, all year, skips and changes among them', (zone) => {
    const meetings = seriesMeetings(zone)
    const events = read(feedOf(meetings))
    expect(timesOf(events)).toEqual(meetings.map(expectedOf))
    expect(events.map(({ start }) => start)).toEqual(seriesStarts(zone))
    expect(events.map(({ uid }) => uid)).toEqual(
      skipped().map((week) => `1.series-${zone.replace('/', '-')}-${slot(week)}@convenor`),
    )
  })

  test('all ten zones in one feed, and the same from a cache that held other states of them', () => {
    const meetings = zones.flatMap((zone) => occurrences(zone))
    const cache = feedCache()
    feedOf(meetings, cache)
    const changed = meetings.map((meeting, index) => withExceptions(meeting, index % 104))
    const kept = feedOf(changed, cache)
    expect(kept).toBe(feedOf(changed))
    expect(timesOf(read(kept))).toEqual(changed.map(expectedOf))
  })

  test('each single .ics as its feed has it', () => {
    for (const meeting of occurrences('Europe/Zurich').map(withExceptions))
      expect(timesOf(read(meetingCalendar(calendarMeeting(meeting, group, 'convenor'))))).toEqual([expectedOf(meeting)])
  })

  test('a feed with a link of every mark that a URI may not hold: the link behind it, and the meetings around it', () => {
    const link = 'https://meet.example/a"<>^{|}`b?c=\\d'
    const meetings = occurrences('Asia/Kolkata').slice(0, 3)
    const events = read(feedOf(meetings.map((meeting, index) => (index === 1 ? { ...meeting, link } : meeting))))
    expect(timesOf(events)).toEqual(meetings.map(expectedOf))
    expect(events[1]?.url).toBe('https://meet.example/a%22%3C%3E%5E%7B%7C%7D%60b?c=%5Cd')
  })

  test.each([
    ['a second event', 'Title\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil', 'Title END:VEVENT BEGIN:VEVENT UID:evil'],
    ['marks', 'semi;colon,comma\\back:colon', 'semi;colon,comma\\back:colon'],
    ['control characters', 'a\u0000b\u007fc', 'abc'],
    ['5,000 characters', 'ü🎉'.repeat(2500), 'ü🎉'.repeat(2500)],
  ])('a hostile title inside its property: %s', (_, title, kept) => {
    const meetings = occurrences('Asia/Kolkata', title).slice(0, 3)
    const events = read(feedOf(meetings))
    expect(timesOf(events)).toEqual(meetings.map(expectedOf))
    expect(events.map(({ summary }) => summary)).toEqual(meetings.map(({ reference }) => `${reference}: ${kept}`))
  })
})
