import ical from 'ical-generator'
import { calendarFeed, type FeedMeeting, type Fragments } from '#icalendar/calendar-feed.ts'
import { calendarMeeting } from '#icalendar/calendar-meeting.ts'
import { zoneBlock } from '#icalendar/zone-block.ts'
import type { Meeting } from '#meetings/meeting.ts'
import { noMinutes } from '#meetings/schedule-meeting.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { dateAt, wallTimeAt } from '#time/wall-time.ts'
import { measured, median } from './measure.ts'

const zones = [
  ...['Europe/Zurich', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata', 'Asia/Tokyo', 'Africa/Nairobi'],
  ...['Australia/Sydney', 'America/Los_Angeles', 'Asia/Dubai', 'Europe/London'],
]
const group = { title: 'Guidelines on tools and mechanisms to finance projects', short: 'Financing' }

/** A feed of 10,000 meetings: as the house writes it, cold and from its fragments, and as ical-generator writes it. */
export function calendarBench(say: (line: string) => void): void {
  const meetings = Array.from({ length: 10_000 }, (_, index) => feedMeeting(index))
  const plain = measured(() => generated(meetings))
  // Cold: nothing is known of any meeting or zone. In one process that happens once.
  const fragments: Fragments = new Map()
  const cold = measured(() => calendarFeed('All meetings', meetings, fragments))
  const warm = Array.from({ length: 5 }, () => measured(() => calendarFeed('All meetings', meetings, new Map())).cpu)
  const cached = Array.from({ length: 15 }, () => measured(() => calendarFeed('All meetings', meetings, fragments)).cpu)
  const line = (name: string, cpu: number) =>
    say(`${name.padEnd(34)}${cpu.toFixed(1).padStart(9)} ms CPU${(plain.cpu / cpu).toFixed(0).padStart(7)} times less`)
  say(
    `A feed of 10,000 meetings over two years in ${zones.length} zones, ${(cold.result.byteLength / 1e6).toFixed(1)} MB`,
  )
  say(`${'ical-generator alone'.padEnd(34)}${plain.cpu.toFixed(1).padStart(9)} ms CPU`)
  line('cold, the first of a process', cold.cpu)
  line('cold, the median of 5 more', median(warm))
  line('cached, the median of 15', median(cached))
}

function generated(meetings: readonly FeedMeeting[]): string {
  const calendar = ical({ name: 'All meetings', timezone: { name: null, generator: zoneBlock } })
  for (const { meeting } of meetings) {
    const { title, description, location, url, sequence } = calendarMeeting(meeting, group)
    for (const { at, zone } of meeting.sessions) {
      const start = Temporal.Instant.from(at ?? '').toZonedDateTimeISO(zone)
      calendar.createEvent({
        id: meeting._id,
        sequence,
        stamp: Temporal.Instant.from(meeting.changedAt),
        start,
        end: start.add({ minutes: 90 }),
        timezone: zone,
        summary: title,
        description,
        location,
        url,
      })
    }
  }
  return calendar.toString()
}

function feedMeeting(index: number): FeedMeeting {
  const zone = zones[index % zones.length] ?? 'UTC'
  const at = instantText(epochOf('2026-01-01T08:00:00Z') + index * 6_300_000 - ((index * 6_300_000) % 900_000))
  const sessions = [{ id: '1', date: dateAt(at, zone), time: wallTimeAt(at, zone).slice(11), zone, lasts: 'PT90M', at }]
  const link = `https://zoom.example/j/${1_000_000 + index}`
  const meeting: Meeting = {
    _id: `meeting-${index}`,
    group: 'financing',
    reference: `FIN-${index}`,
    title: `Case studies, part ${index}; minutes, next steps`,
    sessions,
    link,
    place: index % 2 === 0 ? 'ITU, Room H, Geneva' : null,
    agenda: '1. Minutes of the last meeting (10)\n2. Draft of chapter 2, for decision (30)\n3. Next steps (5)',
    state: index % 20 === 0 ? 'cancelled' : 'scheduled',
    rev: 1,
    tellings: [],
    cancelledBecause: null,
    sequence: index % 5,
    changedAt: '2026-01-01T08:00:00Z',
    ledBy: null,
    scheduledBy: 'leader',
    scheduledAt: '2026-01-01T08:00:00Z',
    minutes: noMinutes,
    addedOnce: [],
  }
  return { meeting, group, whole: true }
}
