import type { Charter } from '#charter/charter.ts'
import { windowEnd } from '#features/meetings/undo-window.ts'
import { epochOf, type Instant, millisecondsOf } from '#time/instant.ts'
import type { MeetingSeries, SeriesTelling } from '../meeting-series.ts'
import { firstDifferent } from './series-news.ts'

/** Until when nobody hears of a revision of a series, and its undoing works: the rules are those of a meeting. */
export function seriesUndoWindowEnd(
  series: Pick<MeetingSeries, '_id' | 'tellings' | 'rev'>,
  charter: Charter,
  rev = series.rev,
): Instant {
  const { hold: undoWindow } = charter.meetings
  return windowEnd<SeriesTelling>(series, rev, {
    length: ({ act }) =>
      act === 'schedule' ? undoWindow.schedule : act === 'cancel' ? undoWindow.cancel : undoWindow.move,
    alone: ({ act }) => act === 'cancel',
    close: (telling, before) => {
      const start = firstDifferent(before, telling, charter)
      return start !== null && epochOf(start) - epochOf(telling.at) < millisecondsOf(charter.meetings.holdNotWithin)
    },
  })
}

/** How long it is, in milliseconds, until others hear of what was done last; 0 or less: they do. */
export function heldFor(series: MeetingSeries, { charter, now }: { charter: Charter; now: Instant }): number {
  return epochOf(seriesUndoWindowEnd(series, charter)) - epochOf(now)
}
