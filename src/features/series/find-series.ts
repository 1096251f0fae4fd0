import type { Context } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import type { MeetingWords } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { firstStart } from '#features/meetings/session-times.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import type { MeetingSeries } from './meeting-series.ts'
import { seriesStore } from './series-store.ts'

/** The series, for somebody of its group. @throws UserError where it is not theirs to see, or gone. */
export async function seriesFor(context: Context, id: string, as: MeetingWords['as']): Promise<MeetingSeries> {
  const series = await context.store(seriesStore).get(id)
  if (series === null)
    throw new UserError('no-such-series', "I don't know this series of meetings.", {
      next: [{ label: 'See the dates', say: 'calendar' }],
    })
  await requireRole(context, series.group, as)
  return series
}

/** The meetings of a series that exist, by date. @param since without those that belonged, and were, before this day. */
export async function meetingsIn(
  context: Pick<Context, 'store'>,
  series: string,
  since: CalendarDate = '',
): Promise<Meeting[]> {
  const lately = [{ 'series.slot': { $gte: since } }, { 'sessions.date': { $gte: since } }]
  const meetings = await context.store(meetingStore).find({ 'series.id': series, $or: lately })
  return meetings.toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1))
}
