import type { Context } from '#context.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { changeSeriesOnce, type SeriesChanged, slotAhead } from './change-series.ts'
import { datesAhead, lastDayOf, todayOf } from './dates/series-dates.ts'
import { endedParts } from './dates/series-parts.ts'
import { seriesFor } from './find-series.ts'
import { revisedSeries } from './meeting-series.ts'

/**
 * `from`: the slot of the first that does not take place; where none is named, the next one. `because` is told to the
 * members, as it is written. `seen`: the revision of the series that was looked at.
 */
export type CancelSeriesAsk = { series: string; from?: CalendarDate; because: string | null; seen: number }

/**
 * Ends a series before one of its meetings: that one and all later ones are cancelled, also those that were moved by
 * themselves. @throws UserError where the person does not lead the group, or the series is over.
 */
export async function cancelSeries(context: Context, ask: CancelSeriesAsk): Promise<SeriesChanged> {
  const { charter, now, by } = context
  await seriesFor(context, ask.series, 'leader')
  return changeSeriesOnce(context, { ...ask, what: 'cancelled' }, (series) => {
    if (series.state === 'cancelled') return 'already'
    const parts = endedParts(series.parts, slotAhead(context, series, ask.from))
    const change = {
      parts,
      state: datesAhead({ parts }, charter, now).length > 0 ? series.state : ('cancelled' as const),
      lastDay: lastDayOf(parts, todayOf(series, charter, now)),
      cancelledBecause: ask.because,
    }
    return revisedSeries(series, { by, at: now, act: 'cancel' }, change)
  })
}
