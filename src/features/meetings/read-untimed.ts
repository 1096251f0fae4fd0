import type { Context } from '#context.ts'
import { epochOf, instantText, millisecondsOf } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import type { Meeting } from './meeting.ts'
import { meetingStore } from './meeting-store.ts'
import { firstStart, lastEnd } from './session-times.ts'
import { isHeldUnknown, untimedSessions } from './untimed.ts'

/** A meeting whose day is known and whose time is not. `isOver`: its day went by, and nobody has said whether it took place. */
export type UntimedMeeting = { meeting: Meeting; isOver: boolean }

/** So many days back it is still asked whether a meeting took place. */
const asksBack = 60

/**
 * The meetings of these groups that have no time though their day is near, or went by; by date. One read, however many
 * groups there are. @param ask.ahead ISO 8601: how near; the secretariat sees them from `askOthers` on.
 */
export async function readUntimed(
  { charter, now, store }: Context,
  { groups, ahead = charter.meetings.dateOnly.askOthers }: { groups: readonly string[]; ahead?: string },
): Promise<UntimedMeeting[]> {
  if (groups.length === 0) return []
  const today = now.slice(0, 10)
  const until = instantText(epochOf(now) + millisecondsOf(ahead)).slice(0, 10)
  const date = { $gte: plusDays(today, -asksBack), $lte: plusDays(until, 1) }
  const meetings = await store(meetingStore).find({
    group: { $in: groups },
    state: 'scheduled',
    'sessions.at': { $eq: null },
    sessions: { $elemMatch: { date } },
  })
  return meetings
    .map((meeting) => ({ meeting, isOver: lastEnd(meeting, charter) <= now }))
    .filter(({ meeting, isOver }) => (isOver ? isHeldUnknown(meeting, charter) : untimedSessions(meeting).length > 0))
    .toSorted((one, other) => (firstStart(one.meeting) < firstStart(other.meeting) ? -1 : 1))
}
