import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { may } from '#features/groups/access.ts'
import { noOthers, type Others, othersIn } from '#features/groups/read-others.ts'
import { meetingFor } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { personStore } from '#features/people/person-store.ts'
import type { Occurrence } from '#time/series/occurrences.ts'
import { trueDates } from './dates/series-dates.ts'
import { meetingsIn, seriesFor } from './find-series.ts'
import type { MeetingSeries } from './meeting-series.ts'

/** A series as somebody of its group sees it. */
export type SeriesView = {
  series: MeetingSeries
  group: Group
  /** Those that exist, by date: also those that are over, or cancelled. */
  meetings: Meeting[]
  /** Those ahead, as they really are, also those that do not exist yet: where they go on, for a year. */
  dates: Occurrence[]
  /** May they move and cancel it? */
  leads: boolean
  /** The others whom a change is told to; for those who may change it. */
  others: Others
  /** The name of whoever changed last what members are told; null where that is nobody with a name. */
  changedBy: string | null
}

/**
 * The series, by its id or by one of its meetings; null for a meeting that is part of none.
 * @throws UserError for somebody who is not in the group.
 */
export async function readSeries(
  context: Context,
  ask: { series: string } | { meeting: string },
): Promise<SeriesView | null> {
  const { charter, store, now } = context
  const id = 'series' in ask ? ask.series : (await meetingFor(context, ask.meeting, 'member')).series?.id
  if (id === undefined) return null
  const series = await seriesFor(context, id, 'member')
  const [meetings, leads, changer] = await Promise.all([
    meetingsIn(context, id),
    may(context, 'schedule-meetings', series.group),
    store(personStore).get(series.tellings.at(-1)?.by ?? ''),
  ])
  return {
    series,
    group: groupOf(charter, series.group),
    meetings,
    dates: trueDates(series, meetings, { charter, now }),
    leads,
    others: leads ? await othersIn(context, series.group) : noOthers,
    changedBy: changer?.name || null,
  }
}
