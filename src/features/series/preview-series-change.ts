import type { Context } from '#context.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import type { Occurrence } from '#time/series/occurrences.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { type ChangeSeriesAsk, slotAhead } from './change-series.ts'
import { datesFrom } from './dates/series-ahead.ts'
import { changedParts, detailsOn } from './dates/series-parts.ts'
import { meetingsIn, seriesFor } from './find-series.ts'
import type { MeetingSeries } from './meeting-series.ts'
import { previewDates, type SeriesPreview } from './preview-series.ts'

/** What a change of a series would mean. */
export type SeriesChangePreview = SeriesPreview & {
  series: MeetingSeries
  /** The slot from which on it is different. */
  from: CalendarDate
  /** The first of them, as it is now; null where there is none. */
  before: Occurrence | null
  /** All meetings of the series that exist, by date. */
  meetings: Meeting[]
  /** Those that were moved by themselves, and stay where they are. */
  stay: Meeting[]
}

/**
 * What `changeSeries` would come to. Nothing changes.
 * @throws UserError where the person does not lead the group, the series is over, or the new time is.
 */
export async function previewSeriesChange(
  context: Context,
  ask: Omit<ChangeSeriesAsk, 'seen'>,
): Promise<SeriesChangePreview> {
  const series = await seriesFor(context, ask.series, 'leader')
  const from = slotAhead(context, series, ask.from)
  const parts = changedParts(series.parts, from, ask.to)
  const meetings = await meetingsIn(context, series._id)
  const apart = meetings.filter((meeting) => meeting.series?.own && meeting.series.slot >= from)
  const slots = apart.flatMap((meeting) => (meeting.series ? [meeting.series.slot] : []))
  const { title, link, place } = detailsOn(series, from)
  const preview = await previewDates(context, {
    ...{ group: series.group, title, link, place },
    ...datesFrom(parts, from, slots),
    besides: meetings.map(({ reference }) => reference),
  })
  const stay = apart.filter(({ state }) => state === 'scheduled')
  const [before = null] = datesFrom(series.parts, from, slots).dates
  return { ...preview, series, from, before, meetings, stay }
}
