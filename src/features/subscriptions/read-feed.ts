import { type Charter, groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { wholeGroup } from '#charter/whole-group.ts'
import type { Context } from '#context.ts'
import { convenedGroups } from '#features/groups/access.ts'
import { latestTelling } from '#features/meetings/last-notified.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { undoWindowEnd } from '#features/meetings/undo-window.ts'
import { personStore } from '#features/people/person-store.ts'
import { plusDays } from '#time/wall-time.ts'
import { calendarFeedLink } from './calendar-links.ts'
import { type Feed, type FeedScope, feedId } from './feed.ts'
import { feedStore } from './feed-store.ts'

/** The feed with this token; null where there is none, its link was ended, or its person was erased. */
export async function findFeed({ store }: Pick<Context, 'store'>, token: string): Promise<Feed | null> {
  const feed = await store(feedStore).get(feedId(token))
  if (feed === null || feed.endedAt !== null) return null
  return (await store(personStore).get(feed.person)) === null ? null : feed
}

/** `name`: what calendars call it. `whole`: the person is in the meeting's group; of others they see the dates. */
export type FeedView = { name: string; meetings: { meeting: Meeting; group: Group; whole: boolean }[] }

/** A year back: what is older only makes every reading of the feed longer. */
const daysBack = 400

/**
 * What a feed shows its person now. Whoever has left a group reads nothing of it any more; whoever has left them all has
 * an empty calendar, and no broken one.
 */
export async function readFeed(context: Context, ask: { scope: FeedScope }): Promise<FeedView> {
  const { charter, now, store } = context
  const own = new Set((await convenedGroups(context)).map(({ group }) => group.id))
  const groups = [...charter.groups, wholeGroup(charter)].filter(({ id, listed }) => {
    if (ask.scope.kind === 'group') return id === ask.scope.group && own.has(id)
    return own.has(id) || (listed && ask.scope.kind === 'all')
  })
  const since = plusDays(now.slice(0, 10), -daysBack)
  const meetings = await store(meetingStore).find(
    { group: { $in: groups.map(({ id }) => id) }, 'sessions.date': { $gte: since } },
    { sort: { scheduledAt: 1, _id: 1 } },
  )
  return {
    name: feedName(context, ask.scope),
    meetings: meetings
      .filter((meeting) => !wasTakenBack(meeting, charter))
      .map((meeting) => ({ meeting, group: groupOf(charter, meeting.group), whole: own.has(meeting.group) })),
  }
}

/** What a feed is called, in chat and in calendars. */
export function feedName({ charter }: Pick<Context, 'charter'>, scope: FeedScope): string {
  const { short } = charter.organisation
  if (scope.kind === 'mine') return `${short}: my meetings`
  if (scope.kind === 'all') return `${short}: all meetings`
  return `${short}: ${charter.groups.find(({ id }) => id === scope.group)?.short ?? scope.group}`
}

/** Scheduled and undone before anybody heard of it: alone, or with its series. */
function wasTakenBack(meeting: Meeting, charter: Charter): boolean {
  const last = latestTelling(meeting)
  if (meeting.state !== 'cancelled') return false
  return last.act === 'undo' || (last.act === 'series' && last.at < undoWindowEnd(meeting, charter, 1))
}

/** The addresses of a feed: the page that helps to subscribe, and the feed itself for calendars. */
export async function feedLinks({ links }: Context, ask: { token: string }) {
  const page = calendarFeedLink(links, ask.token)
  const https = `${page}.ics`
  return { page, https, webcal: https.replace(/^https?:/, 'webcal:') }
}
