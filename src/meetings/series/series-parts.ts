import type { Series, SeriesTime } from '#time/series/series.ts'
import { slotsUpTo } from '#time/series/slots.ts'
import { splitSeries } from '#time/series/split-series.ts'
import { type CalendarDate, plusDays } from '#time/wall-time.ts'

/** What is different for this and all later ones. `shift`: in days from their slots, which stay as they are. */
export type SeriesChange = Partial<SeriesTime> & { shift?: number }

/** The parts of a series where the meetings from a slot on are different. */
export function changedParts(parts: readonly Series[], from: CalendarDate, to: SeriesChange): Series[] {
  return parts.flatMap((part) => {
    if (part.from >= from) return [{ ...part, ...to }]
    const { before, after } = splitSeries(part, from, to)
    return [...(before ? [before] : []), ...(hasSlots(after) ? [after] : [])]
  })
}

/** The parts of a series that ends before a slot. */
export function endedParts(parts: readonly Series[], from: CalendarDate): Series[] {
  return parts.flatMap((part) => {
    if (part.from >= from) return []
    const { before } = splitSeries(part, from, {})
    return before ? [before] : []
  })
}

/** A part that had ended before the slot has none behind it. */
function hasSlots({ rhythm, from, end }: Series): boolean {
  if (end !== null && 'count' in end) return end.count > 0
  return end === null || slotsUpTo({ rhythm, from, end }, plusDays(end.until, 1)).length > 0
}
