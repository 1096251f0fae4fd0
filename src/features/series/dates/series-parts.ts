import type { Meeting } from '#features/meetings/meeting.ts'
import type { Series, SeriesTime } from '#time/series/series.ts'
import { slotsUpTo } from '#time/series/slots.ts'
import { splitSeries } from '#time/series/split-series.ts'
import { type CalendarDate, plusDays } from '#time/wall-time.ts'

/** What a meeting has besides its time. */
export type Details = Pick<Meeting, 'title' | 'agenda' | 'link' | 'place'>

/** A stretch of a series: when it meets, and what its meetings have besides. */
export type SeriesPart = Series & Details

/** What is different for this and all later ones. `shift`: in days from their slots, which stay as they are. */
export type SeriesChange = Partial<SeriesTime> & Partial<Details> & { shift?: number }

/** The part that a slot belongs to; undefined before the first of them. */
export function partAt<Part extends Series>(parts: readonly Part[], slot: CalendarDate): Part | undefined {
  return parts.findLast(({ from }) => from <= slot)
}

/**
 * What the meeting of a slot has besides its time: the one place to read it, since every part has its own. Of a series
 * that has no parts any more: as it was last.
 */
export function detailsOn(
  { parts, tellings }: { parts: readonly SeriesPart[]; tellings: readonly { parts: readonly SeriesPart[] }[] },
  slot: CalendarDate,
): Details {
  const known = parts.length > 0 ? parts : (tellings.findLast((telling) => telling.parts.length > 0)?.parts ?? [])
  const part = partAt(known, slot) ?? known[0]
  if (part === undefined) throw new Error(`a series never had a part, on ${slot}`)
  const { title, agenda, link, place } = part
  return { title, agenda, link, place }
}

/** The parts of a series where the meetings from a slot on are different. */
export function changedParts<Part extends Series>(
  parts: readonly Part[],
  from: CalendarDate,
  to: SeriesChange,
): Part[] {
  return parts.flatMap((part) => {
    if (part.from >= from) return [{ ...part, ...to }]
    const { before, after } = splitSeries(part, from, to)
    return [...(before ? [before] : []), ...(hasSlots(after) ? [after] : [])]
  })
}

/** The parts of a series that ends before a slot. */
export function endedParts<Part extends Series>(parts: readonly Part[], from: CalendarDate): Part[] {
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
