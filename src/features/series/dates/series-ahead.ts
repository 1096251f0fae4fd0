import type { Occurrence } from '#time/series/occurrences.ts'
import type { Series } from '#time/series/series.ts'
import { type CalendarDate, plusDays } from '#time/wall-time.ts'
import type { SeriesView } from '../read-series.ts'
import { datesOf, lastDayOf } from './series-dates.ts'

/** For how many days meetings that go on are looked at: over all clock changes of a year. */
const aYear = 370

/** Meetings that repeat, by day. `ends`: how many they are, and the last day; null where they go on. */
export type Dates = {
  parts: readonly Series[]
  dates: readonly Occurrence[]
  ends: { count: number; last: CalendarDate } | null
}

/** The meetings of some parts from a slot on; of what goes on those of a year. @param besides slots that are left out. */
export function datesFrom(parts: readonly Series[], slot: CalendarDate, besides: readonly CalendarDate[] = []): Dates {
  const [first] = parts.map(({ from, shift = 0 }) => plusDays(from, Math.min(0, shift))).toSorted()
  if (first === undefined) return datesTo(parts, [])
  const last = lastDayOf(parts, first) ?? plusDays(slot > first ? slot : first, aYear)
  const all = datesOf({ parts }, { from: first, to: last })
  const wanted = all.filter((date) => date.slot >= slot && !besides.includes(date.slot))
  return datesTo(parts, wanted)
}

/** The meetings of a series that are ahead, as they really are. */
export function datesAheadOf({ series, dates }: Pick<SeriesView, 'series' | 'dates'>): Dates {
  const known = dates.at(-1)
  const later = known ? datesFrom(series.parts, known.slot).dates.filter(({ date }) => date > known.date) : []
  return datesTo(series.parts, [...dates, ...later])
}

/** How many of a series a change from this meeting on is about; `later` is null where they go on. */
export type Around = { earlier: number; later: number | null }

/** How many meetings are ahead before and behind this one. @param own also those that were moved by themselves. */
export function aroundSlot(
  view: Pick<SeriesView, 'series' | 'dates' | 'meetings'>,
  slot: CalendarDate,
  { own }: { own: boolean },
): Around {
  const { dates, ends } = datesAheadOf(view)
  const apart = own ? [] : view.meetings.flatMap(({ series }) => (series?.own ? [series.slot] : []))
  const others = dates.filter((date) => !apart.includes(date.slot))
  return {
    earlier: others.filter((date) => date.slot < slot).length,
    later: ends === null ? null : others.filter((date) => date.slot > slot).length,
  }
}

function datesTo(parts: readonly Series[], dates: readonly Occurrence[]): Dates {
  const last = dates.at(-1)?.date ?? ''
  return { parts, dates, ends: lastDayOf(parts, last) === null ? null : { count: dates.length, last } }
}
