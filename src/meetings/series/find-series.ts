import type { Context } from '#context.ts'
import type { Roster } from '#groups/roster.ts'
import { UserError } from '#user-error.ts'
import { type MeetingWords, requireRole } from '../find-meeting.ts'
import type { Meeting } from '../meeting.ts'
import { firstStart } from '../session-times.ts'
import type { MeetingSeries } from './meeting-series.ts'

/** The series, for somebody of its group. @throws UserError where it is not theirs to see, or gone. */
export async function seriesFor(
  context: Context,
  id: string,
  as: MeetingWords['as'],
): Promise<{ series: MeetingSeries; roster: Roster }> {
  const series = await context.stores.series.get(id)
  if (series === null)
    throw new UserError('no-such-series', 'I do not know this series of meetings.', {
      next: [{ label: 'See the dates', say: 'calendar' }],
    })
  return { series, roster: await requireRole(context, series.group, as) }
}

/** The meetings of a series that exist, by date. */
export async function meetingsIn(context: Pick<Context, 'stores'>, series: string): Promise<Meeting[]> {
  const meetings = await context.stores.meetings.find({ 'series.id': series })
  return meetings.toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1))
}
