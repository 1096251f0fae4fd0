import type { Meeting } from '#meetings/meeting.ts'
import { calendarMeeting, datesOnly } from './calendar-meeting.ts'
import { oneLine, textLine } from './content-lines.ts'
import { eventText } from './event-lines.ts'
import { calendarFoot, calendarHead } from './meeting-calendar.ts'

/** A meeting in a feed. `whole`: its reader is in the group; everybody else sees when it is, and whose. */
export type FeedMeeting = { meeting: Meeting; group: { title: string; short: string }; whole: boolean }

/** The VEVENTs that were written already, by meeting: what has not changed is not written again. */
export type Fragments = Map<string, Fragment>

type Fragment = { sequence: number; changedAt: string; bytes: Buffer; zones: readonly string[] }

/** More than any organisation's meetings of some years; about half a kilobyte each. */
const mostFragments = 50_000

/**
 * Meetings as a feed: a calendar that others subscribe to and read again by themselves. It has no METHOD, since it is no
 * message; what is cancelled stays in it as CANCELLED. The same meetings give the same bytes, so that it has an ETag.
 */
export function calendarFeed(name: string, meetings: readonly FeedMeeting[], fragments: Fragments): Buffer {
  const events: Buffer[] = []
  const zones = new Set<string>()
  for (const one of meetings) {
    const fragment = fragmentOf(one, fragments)
    events.push(fragment.bytes)
    for (const zone of fragment.zones) zones.add(zone)
  }
  const names = `${textLine('NAME', oneLine(name))}${textLine('X-WR-CALNAME', oneLine(name))}`
  const head = calendarHead(`${names}${refresh}`, zones)
  return Buffer.concat([Buffer.from(head), ...events, Buffer.from(calendarFoot)])
}

/** Most calendars read a feed when they like; some ask how often (RFC 7986, 5.7). */
const refresh = 'REFRESH-INTERVAL;VALUE=DURATION:PT3H\r\nX-PUBLISHED-TTL:PT3H\r\n'

function fragmentOf({ meeting, group, whole }: FeedMeeting, fragments: Fragments): Fragment {
  const { _id, sequence, changedAt } = meeting
  const key = whole ? _id : `${_id} dates`
  const written = fragments.get(key)
  if (written !== undefined && written.sequence === sequence && written.changedAt === changedAt) return written
  const shown = whole ? calendarMeeting(meeting, group) : datesOnly(meeting, group)
  const events = shown.sessions.map((session) => eventText(shown, session))
  const fragment = {
    sequence,
    changedAt,
    bytes: Buffer.from(events.map(({ text }) => text).join('')),
    zones: events.flatMap(({ zone }) => zone ?? []),
  }
  const [oldest] = fragments.size < mostFragments ? [] : fragments.keys()
  if (oldest !== undefined) fragments.delete(oldest)
  fragments.set(key, fragment)
  return fragment
}
