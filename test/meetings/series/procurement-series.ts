import { scheduleSeries } from '#meetings/series/schedule-series.ts'
import { understandWhen } from '#time/read-when.ts'
import type { Series } from '#time/series/series.ts'
import type { TestHouse } from '../../context.ts'

/** Whoever leads Procurement in the demo. */
export const leader = 'leader-procurement'

/** A series as a leader in Geneva types it. */
export function seriesIn(words: string, now: string): Series {
  const when = understandWhen(words, { now, zone: 'Europe/Zurich', lasts: 'PT90M', dateOnly: true, reads: 'series' })
  if (when.kind === 'gap' || !when.series) throw new Error(`${words} is no series`)
  return when.series
}

let count = 0

/** Schedules a series of Procurement as its leader types it. */
export async function scheduleIn(house: TestHouse, words: string, more: { group?: string; by?: string } = {}) {
  return scheduleSeries(house.as(more.by ?? leader), {
    id: `series-${++count}`,
    group: more.group ?? 'procurement',
    title: 'Case studies',
    series: seriesIn(words, house.now()),
  })
}
