import { cancelSeries } from '#dialogs/series/cancel-series.ts'
import { changeSeries } from '#dialogs/series/change-series.ts'
import { editSeries } from '#dialogs/series/edit-series.ts'
import { scheduleSeries } from '#dialogs/series/schedule-series.ts'
import { aggregate, type Feature, notices } from '#feature.ts'
import { concernsOneOfGroup, convenedBy } from '#features/groups/convened.ts'
import { keepOccurrences } from '#jobs/keep-occurrences.ts'
import { warnOfClockChanges } from '#jobs/warn-of-clock-changes.ts'
import { plus } from '#time/instant.ts'
import { seriesCancelled } from './notices/series-cancelled.ts'
import { seriesChanged } from './notices/series-changed.ts'
import { seriesScheduled } from './notices/series-scheduled.ts'
import { seriesShifted } from './notices/series-shifted.ts'
import { heardBySeries } from './notified/heard-by-series.ts'
import { seriesFacts } from './notified/series-facts.ts'
import { seriesStore } from './series-store.ts'

export const series: Feature = {
  name: 'series',
  stores: [seriesStore],
  aggregates: [
    aggregate({
      name: 'series',
      collection: 'series',
      facts: seriesFacts,
      invalidatedBy: {
        ...convenedBy(({ now }) => ({
          $or: [{ lastDay: null }, { lastDay: { $gte: plus(now, '-P60D').slice(0, 10) } }],
        })),
        meetings: ({ series: of }) => {
          const id = typeof of === 'object' && of !== null ? Reflect.get(of, 'id') : undefined
          return id === undefined ? null : { _id: id }
        },
      },
      concernsOnly: concernsOneOfGroup,
    }),
  ],
  notices: [
    notices('series', [seriesScheduled, seriesChanged, seriesCancelled, seriesShifted]),
    // What a series told of a meeting, the notices about the meeting do not tell again.
    notices('meeting', [], heardBySeries),
  ],
  dialogs: [scheduleSeries, changeSeries, cancelSeries, editSeries],
  jobs: [keepOccurrences, warnOfClockChanges],
}
