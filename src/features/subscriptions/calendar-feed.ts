import type { Meeting } from '#features/meetings/meeting.ts'
import { nameLine } from '#icalendar/content-lines.ts'
import { eventText } from '#icalendar/event-lines.ts'
import { calendarFoot, calendarHead } from '#icalendar/meeting-calendar.ts'
import { calendarMeeting, datesOnly } from './calendar-meeting.ts'

/** A meeting in a feed. `whole`: its reader is in the group; everybody else sees when it is, and whose. */
export type FeedMeeting = { meeting: Meeting; group: { title: string; short: string }; whole: boolean }

/** What was written already: what has not changed is not written again. */
export type Written = {
  /** The VEVENTs, by meeting. */
  events: Map<string, Events>
  /** The feeds as they were read last, by id. */
  feeds: Map<string, Feed>
}

type Feed = { events: readonly Events[]; bytes: Buffer }

/** A meeting's VEVENTs, and the zones whose VTIMEZONEs they need. */
type Events = { sequence: number; changedAt: string; bytes: Buffer; zones: readonly string[] }

/** More than any organisation's meetings of some years, at half a kilobyte each. */
const mostEvents = 50_000
/** In octets, all feeds together: some hundred persons who are in busy groups. */
const mostFeeds = 64_000_000

/** @returns the memory of a process that has written nothing yet. */
export function nothingWritten(): Written {
  return { events: new Map(), feeds: new Map() }
}

/**
 * Meetings as a feed: a calendar that others subscribe to and read again by themselves. It has no METHOD, since it is no
 * message; what is cancelled stays in it as CANCELLED. The same meetings give the same bytes, and from the same memory
 * the same buffer. `host`: what its UIDs end in.
 */
export function calendarFeed(
  { id, name, host }: { id: string; name: string; host: string },
  meetings: readonly FeedMeeting[],
  written: Written,
): Buffer {
  const before = written.feeds.get(id)
  const events = meetings.map((one) => eventsOf(one, host, written.events))
  if (before?.events.length === events.length && before.events.every((one, index) => one === events[index]))
    return before.bytes
  const zones = new Set(events.flatMap((one) => one.zones))
  const head = calendarHead(`${nameLine('NAME', name)}${nameLine('X-WR-CALNAME', name)}${refresh}`, zones)
  const parts = [Buffer.from(head), ...events.map(({ bytes }) => bytes), Buffer.from(calendarFoot)]
  const bytes = Buffer.concat(parts)
  keepFeed(written.feeds, id, { events, bytes })
  return bytes
}

/** Most calendars read a feed when they like; some ask how often (RFC 7986, 5.7). */
const refresh = 'REFRESH-INTERVAL;VALUE=DURATION:PT3H\r\nX-PUBLISHED-TTL:PT3H\r\n'

function eventsOf({ meeting, group, whole }: FeedMeeting, host: string, written: Written['events']): Events {
  const { _id, sequence, changedAt } = meeting
  const key = whole ? _id : `${_id} dates`
  const before = written.get(key)
  if (before !== undefined && before.sequence === sequence && before.changedAt === changedAt) return before
  const shown = whole ? calendarMeeting(meeting, group, host) : datesOnly(meeting, group, host)
  const texts = shown.sessions.map((session) => eventText(shown, session))
  const bytes = Buffer.from(texts.map(({ text }) => text).join(''))
  const events = { sequence, changedAt, bytes, zones: texts.map(({ zone }) => zone).filter((zone) => zone !== null) }
  const [oldest] = written.size < mostEvents ? [] : written.keys()
  if (oldest !== undefined) written.delete(oldest)
  written.set(key, events)
  return events
}

/** What was written first is forgotten first. */
function keepFeed(feeds: Written['feeds'], id: string, feed: Feed): void {
  feeds.delete(id)
  feeds.set(id, feed)
  let octets = feeds.values().reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  for (const [oldest, { bytes }] of feeds) {
    if (octets <= mostFeeds) return
    feeds.delete(oldest)
    octets -= bytes.byteLength
  }
}
