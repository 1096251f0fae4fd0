import { describe, expect, test } from '@jest/globals'
import { calendarFeed, type FeedMeeting, nothingWritten } from '#icalendar/calendar-feed.ts'
import { calendarMeeting } from '#icalendar/calendar-meeting.ts'
import { meetingCalendar } from '#icalendar/meeting-calendar.ts'
import type { Meeting } from '#meetings/meeting.ts'
import { noMinutes } from '#meetings/schedule-meeting.ts'
import { derivedSessions } from '#meetings/session-times.ts'
import { revised } from '#meetings/tells-members.ts'
import { type Instant, plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { type ReadEvent, readByIcalJs, readByNodeIcal } from './read-back.ts'

/* What is written is read by parsers that know nothing of us: ical.js follows our VTIMEZONE, node-ical its own zone data. */

const zones = [
  ...['Europe/Zurich', 'America/New_York', 'America/Los_Angeles', 'America/Sao_Paulo', 'Africa/Nairobi'],
  ...['Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney', 'Pacific/Auckland', 'Europe/London'],
]
const group = { title: 'Tools, mechanisms; and more', short: 'Financing' }
const stampedAt = '2026-01-01T08:00:00Z'
const by = { by: 'leader', at: stampedAt }

/** Every week for two years, at a time that is the wall's own on both sides of each clock change. */
function occurrences(zone: string, title = 'Weekly'): Meeting[] {
  return Array.from({ length: 104 }, (_, week) =>
    occurrence({ zone, title, date: plusDays('2026-01-07', week * 7), week }),
  )
}

type Occurrence = { zone: string; title: string; date: string; week: number }

function occurrence({ zone, title, date, week }: Occurrence): Meeting {
  return {
    _id: `${zone.replace('/', '-')}-${week}`,
    group: 'financing',
    reference: `FIN-${week}`,
    title,
    sessions: derivedSessions([{ date, time: '15:30', zone, lasts: 'PT90M' }]),
    link: 'https://meet.example/1?a=1,2;b=3',
    place: null,
    agenda: '1. Minutes; 2. Draft',
    state: 'scheduled',
    rev: 1,
    tellings: [],
    cancelledBecause: null,
    sequence: 0,
    changedAt: stampedAt,
    ledBy: null,
    scheduledBy: 'leader',
    scheduledAt: stampedAt,
    minutes: noMinutes,
    addedOnce: [],
  }
}

/** One in seven is moved, one in eleven cancelled, one in thirteen has lost its hour. */
function withExceptions(meeting: Meeting, week: number): Meeting {
  const [session] = meeting.sessions
  if (!session) return meeting
  const at = (time: string | null) => derivedSessions([{ ...session, date: plusDays(session.date, 1), time }])
  if (week % 7 === 3) return revised(meeting, { ...by, act: 'move' }, { sessions: at('08:15') })
  if (week % 11 === 5) return revised(meeting, { ...by, act: 'cancel' }, { state: 'cancelled' })
  if (week % 13 === 6) return revised(meeting, { ...by, act: 'move' }, { sessions: at(null) })
  return meeting
}

const whole = (meeting: Meeting): FeedMeeting => ({ meeting, group, whole: true })
const feedOf = (meetings: readonly Meeting[], written = nothingWritten()) =>
  calendarFeed({ id: 'feed', name: 'Feed' }, meetings.map(whole), written).toString()

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

  test('all ten zones in one feed, and the same from what was written before', () => {
    const meetings = zones.flatMap((zone) => occurrences(zone))
    const written = nothingWritten()
    feedOf(meetings, written)
    const changed = meetings.map((meeting, index) => withExceptions(meeting, index % 104))
    const kept = feedOf(changed, written)
    expect(kept).toBe(feedOf(changed))
    expect(timesOf(read(kept))).toEqual(changed.map(expectedOf))
  })

  test('each single .ics as its feed has it', () => {
    for (const meeting of occurrences('Europe/Zurich').map(withExceptions))
      expect(timesOf(read(meetingCalendar(calendarMeeting(meeting, group))))).toEqual([expectedOf(meeting)])
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
