import type { Meeting } from '#features/meetings/meeting.ts'
import { type CalendarFragment, calendarFragment, joinedCalendar } from '#icalendar/write-calendar.ts'
import { calendarMeeting, datesOnly } from './calendar-meeting.ts'

/** A meeting in a feed. `whole`: its reader is in the group; everybody else sees when it is, and whose. */
export type FeedMeeting = { meeting: Meeting; group: { title: string; short: string }; whole: boolean }

/** The cache of a process: what has not changed is not written again. */
export type FeedCache = {
  /** By meeting, whole or with its dates only. */
  fragments: Map<string, CachedFragment>
  /** The feeds as they were read last, by id. */
  feeds: Map<string, CachedFeed>
}

type CachedFeed = { fragments: readonly CachedFragment[]; bytes: Buffer }

/** The fragment of a meeting in this state. */
type CachedFragment = CalendarFragment & { meeting: string; whole: boolean; sequence: number; changedAt: string }

/** More than any organisation's meetings of some years, at half a kilobyte each. */
const mostFragments = 50_000
/** In octets, all feeds together: some hundred persons who are in busy groups. */
const mostFeeds = 64_000_000

/** @returns a cache that holds nothing yet. */
export function feedCache(): FeedCache {
  return { fragments: new Map(), feeds: new Map() }
}

/**
 * Meetings as a feed: a calendar that others subscribe to and read again by themselves. It has no METHOD, since it is no
 * message; what is cancelled stays in it as CANCELLED. The same meetings give the same bytes, and from the same cache
 * the same buffer. `host`: what its UIDs end in.
 */
export function calendarFeed(
  { id, name, host }: { id: string; name: string; host: string },
  meetings: readonly FeedMeeting[],
  cache: FeedCache,
): Buffer {
  const before = cache.feeds.get(id)
  const isSame = before?.fragments.length === meetings.length
  if (isSame && before.fragments.every((fragment, index) => isOf(fragment, meetings[index]))) return before.bytes
  const fragments = meetings.map((one) => fragmentOf(one, host, cache.fragments))
  const bytes = joinedCalendar({ feed: name }, fragments)
  keepFeed(cache.feeds, id, { fragments, bytes })
  return bytes
}

function isOf(fragment: CachedFragment, one: FeedMeeting | undefined): boolean {
  if (one === undefined) return false
  const { _id, sequence, changedAt } = one.meeting
  return (
    fragment.meeting === _id &&
    fragment.whole === one.whole &&
    fragment.sequence === sequence &&
    fragment.changedAt === changedAt
  )
}

function fragmentOf(one: FeedMeeting, host: string, cache: FeedCache['fragments']): CachedFragment {
  const { meeting, group, whole } = one
  const { _id, sequence, changedAt } = meeting
  const key = whole ? _id : `${_id} dates`
  const before = cache.get(key)
  if (before !== undefined && isOf(before, one)) return before
  const shown = whole ? calendarMeeting(meeting, group, host) : datesOnly(meeting, group, host)
  const fragment = { meeting: _id, whole, sequence, changedAt, ...calendarFragment(shown) }
  const [oldest] = cache.size < mostFragments ? [] : cache.keys()
  if (oldest !== undefined) cache.delete(oldest)
  cache.set(key, fragment)
  return fragment
}

/** Caches a feed, and forgets the one that was cached first where there are too many. */
function keepFeed(feeds: FeedCache['feeds'], id: string, feed: CachedFeed): void {
  feeds.delete(id)
  feeds.set(id, feed)
  let octets = feeds.values().reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  for (const [oldest, { bytes }] of feeds) {
    if (octets <= mostFeeds) return
    feeds.delete(oldest)
    octets -= bytes.byteLength
  }
}
