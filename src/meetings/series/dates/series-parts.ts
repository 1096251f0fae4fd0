import type { Series, SeriesTime } from '#time/series/series.ts'
import { slotsUpTo } from '#time/series/slots.ts'
import { splitSeries } from '#time/series/split-series.ts'
import { type CalendarDate, plusDays } from '#time/wall-time.ts'
import type { Meeting } from '../../meeting.ts'

/** What a meeting has besides its time. */
export type Details = Pick<Meeting, 'title' | 'agenda' | 'link' | 'place'>

/** A stretch of a series: when it meets, and what of it is other than the series says. */
export type SeriesPart = Series & Partial<Details>

/** What is different for this and all later ones. `shift`: in days from their slots, which stay as they are. */
export type SeriesChange = Partial<SeriesTime> & Partial<Details> & { shift?: number }

/** The part that a slot belongs to; undefined before the first of them. */
export function partAt<Part extends Series>(parts: readonly Part[], slot: CalendarDate): Part | undefined {
  return parts.findLast(({ from }) => from <= slot)
}

/** What the meeting of a slot has besides its time: what its part says, else what the series says. */
export function detailsOn(
  { parts, title, agenda, link, place }: Details & { parts: readonly SeriesPart[] },
  slot: CalendarDate,
): Details {
  const part = partAt(parts, slot)
  return {
    title: part?.title ?? title,
    agenda: part?.agenda ?? agenda,
    link: part?.link === undefined ? link : part.link,
    place: part?.place === undefined ? place : part.place,
  }
}

/** The parts of a series where the meetings from a slot on are different. */
export function changedParts(parts: readonly SeriesPart[], from: CalendarDate, to: SeriesChange): SeriesPart[] {
  return parts.flatMap((part) => {
    if (part.from >= from) return [{ ...part, ...to }]
    const { before, after } = splitSeries(part, from, to)
    return [...(before ? [before] : []), ...(hasSlots(after) ? [after] : [])]
  })
}

/** The parts of a series that ends before a slot. */
export function endedParts(parts: readonly SeriesPart[], from: CalendarDate): SeriesPart[] {
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
