import ical from 'ical-generator'
import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { calendarFeed, type FeedMeeting, feedCache } from '#features/subscriptions/calendar-feed.ts'
import { calendarMeeting } from '#features/subscriptions/calendar-meeting.ts'
import { zoneBlock } from '#icalendar/zone-block.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { dateAt, wallTimeAt } from '#time/wall-time.ts'
import { collectGarbage, measured, median } from './measure.ts'

const zones = [
  ...['Europe/Zurich', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata', 'Asia/Tokyo', 'Africa/Nairobi'],
  ...['Australia/Sydney', 'America/Los_Angeles', 'Asia/Dubai', 'Europe/London'],
]
const group = { title: 'Guidelines on tools and mechanisms to finance projects', short: 'Financing' }

/** The goal: how many times less CPU a feed from the cache takes than one calendar that ical-generator writes. */
const cachedGoal = 400
const feed = { id: 'feed', name: 'All meetings', host: 'convenor' }

/**
 * A feed of 10,000 meetings as Convenor writes it, with an empty cache and with a full one. Beside it ical-generator
 * writes all events as one calendar, without our cleaning and our cache. They take turns, so that what else the machine
 * does falls on all of them. With an empty cache both cost about the same, since ical-generator writes both.
 */
export function calendarBench(say: (line: string) => void, rounds = 7): void {
  const meetings = Array.from({ length: 10_000 }, (_, index) => feedMeeting(index))
  const changed = Array.from({ length: 5 }, (_, at) => meetings.with(at, laterState(feedMeeting(at))))
  const first = measured(() => calendarFeed(feed, meetings, feedCache()))
  const runs = Array.from({ length: rounds }, () => {
    const cache = feedCache()
    return {
      shared: costs(3, () => meetings.map(({ meeting }) => calendarMeeting(meeting, group, feed.host))),
      peer: costs(3, () => generated(meetings)),
      cold: costs(3, () => calendarFeed(feed, meetings, feedCache())),
      first: costs(1, () => calendarFeed(feed, meetings, cache)),
      cached: costs(9, () => calendarFeed(feed, meetings, cache)),
      oneChanged: changed.flatMap((now) => costs(1, () => calendarFeed(feed, now, cache))),
    }
  })
  const peer = median(runs.flatMap((run) => run.peer))
  const line = (name: string, cpu: number, goal?: number) => {
    const times = peer / cpu
    const verdict = goal === undefined ? '' : `, the goal is ${goal}: ${times >= goal ? 'met' : 'not met'}`
    say(`${name.padEnd(40)}${cpu.toFixed(1).padStart(8)} ms CPU${times.toFixed(0).padStart(6)} times less${verdict}`)
  }
  const size = (first.result.byteLength / 1e6).toFixed(1)
  say(
    `A feed of 10,000 meetings over two years in ${zones.length} zones, ${size} MB; medians of ${rounds} rounds in turn`,
  )
  say(`${'ical-generator, one calendar of all'.padEnd(40)}${peer.toFixed(1).padStart(8)} ms CPU`)
  const shared = median(runs.flatMap((run) => run.shared))
  say(`${'  of it, as of cold, reading agendas'.padEnd(40)}${shared.toFixed(1).padStart(8)} ms CPU`)
  line('cold, an empty cache', median(runs.flatMap((run) => run.cold)))
  line('cold, the first of a process', first.cpu)
  line('cached, nothing changed', median(runs.flatMap((run) => run.cached)), cachedGoal)
  line('cached, one meeting changed', median(runs.flatMap((run) => run.oneChanged)))
}

/** What a piece of work costs each time, in milliseconds of CPU. */
function costs(times: number, work: () => unknown): number[] {
  collectGarbage()
  return Array.from({ length: times }, () => measured(work).cpu)
}

function laterState({ meeting, ...rest }: FeedMeeting): FeedMeeting {
  return { ...rest, meeting: { ...meeting, sequence: meeting.sequence + 1, title: 'Another title' } }
}

function generated(meetings: readonly FeedMeeting[]): string {
  const calendar = ical({ name: 'All meetings', timezone: { name: null, generator: zoneBlock } })
  for (const { meeting } of meetings) {
    const { title, description, location, url, sequence } = calendarMeeting(meeting, group, feed.host)
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
    agenda: `1. Minutes of the last meeting 10m\n2. Draft of chapter ${index}, for decision\n3. Next steps`,
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
