import { type CalendarDate, plusDays } from '../wall-time.ts'
import type { Rhythm, Series, SeriesTime } from './series.ts'
import { slotsUpTo } from './slots.ts'

/**
 * What is different from some day on; `shift` in days from their slots. With another rhythm or first day the meetings
 * from there get slots of their own.
 */
export type LaterChange = Partial<SeriesTime> & { shift?: number; rhythm?: Rhythm; from?: CalendarDate }

/**
 * "This and all later ones": the series ends before `slot`, and another begins there. `before` is null where nothing is
 * left of it. A number of times is shared out; single changes stay with their slots, unless the later ones get new ones.
 */
export function splitSeries<S extends Series>(
  series: S,
  slot: CalendarDate,
  change: LaterChange,
): { before: S | null; after: S } {
  const earlier = slotsUpTo(series, plusDays(slot, -1))
  const on = (later: boolean) => series.changes.filter((one) => one.slot >= slot === later)
  const before: S = { ...series, end: endingBefore(series, slot, earlier.length), changes: on(false) }
  const left = series.end !== null && 'count' in series.end ? { count: series.end.count - earlier.length } : series.end
  const ownSlots = change.rhythm !== undefined || change.from !== undefined
  const after: S = {
    ...series,
    from: slot,
    rhythm: anchored(series.rhythm, series.from),
    ...change,
    end: left,
    changes: ownSlots ? [] : on(true),
  }
  return { before: earlier.length > 0 ? before : null, after }
}

/** The end of what is left before a slot: its own, where it is over by then. */
function endingBefore({ end }: Series, slot: CalendarDate, earlier: number): Series['end'] {
  const until = plusDays(slot, -1)
  const isOver = end !== null && ('count' in end ? end.count <= earlier : end.until <= until)
  return isOver ? end : { until }
}

/** A rhythm that took its day from the first day of the series keeps it. */
function anchored(rhythm: Rhythm, from: CalendarDate): Rhythm {
  if (rhythm.kind === 'months' && rhythm.on.length === 0) return { ...rhythm, on: [{ day: Number(from.slice(8)) }] }
  return rhythm
}
