import type { Meeting } from '#features/meetings/meeting.ts'
import { epochOf, type Instant, millisecondsOf } from '#time/instant.ts'
import { type LocalShift, localShifts } from '#time/series/local-shifts.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import { plusDays } from '#time/wall-time.ts'
import type { MeetingSeries } from '../meeting-series.ts'
import { asTheyAre } from './series-dates.ts'

/** Changes that follow each other sooner are of one season: clocks in America change three weeks before those in Europe. */
const season = millisecondsOf('P60D')
/** What is looked at, in days from now, or from the beginning: the meeting before a change must be among it. */
const [daysBack, daysAhead] = [130, 400]

/**
 * When clock changes shift the local time of a series for people of a zone: by season, each in order. A change of the
 * series' own time is none (parts of one wall time go on together), nor is a meeting that was moved by itself.
 */
export function clockShifts(
  { parts }: Pick<MeetingSeries, 'parts'>,
  meetings: readonly Meeting[],
  { zone, now }: { zone: string; now: Instant },
): LocalShift[][] {
  const today = now.slice(0, 10)
  const [begins = today] = [today, ...parts.slice(0, 1).map(({ from }) => from)].toSorted().slice(-1)
  const days = { from: plusDays(today, -daysBack), to: plusDays(begins, daysAhead) }
  const atOneTime = runs(parts, (one, other) => one.time === other.time && one.zone === other.zone)
  const shifts = atOneTime.flatMap((same) => {
    const dates = same.flatMap((part) => occurrencesOf(part, days))
    return localShifts(asTheyAre(dates, meetings), [zone])
  })
  return runs(shifts, (one, other) => areOneSeason(one.instant, other.instant))
}

/** Whether two clock changes are told of in one notice. */
export function areOneSeason(one: Instant, other: Instant): boolean {
  return Math.abs(epochOf(other) - epochOf(one)) < season
}

/** Neighbours that belong together, in lists of their own. */
function runs<T>(items: readonly T[], together: (one: T, other: T) => boolean): T[][] {
  const lists: T[][] = []
  for (const item of items) {
    const last = lists.at(-1)
    const neighbour = last?.at(-1)
    if (last && neighbour !== undefined && together(neighbour, item)) last.push(item)
    else lists.push([item])
  }
  return lists
}
