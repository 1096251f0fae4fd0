import type { Charter } from '#charter/charter.ts'
import { startOf } from '#features/meetings/session-times.ts'
import type { Instant } from '#time/instant.ts'
import type { Occurrence } from '#time/series/occurrences.ts'
import { dateOfSlot, datesAhead, sameDates, sessionOf } from '../dates/series-dates.ts'
import { partAt } from '../dates/series-parts.ts'
import type { SeriesTelling } from '../meeting-series.ts'

type Known = Pick<SeriesTelling, 'parts'>

/** What is different in a series between what somebody knows and what is true: of the meetings ahead. */
export type SeriesNews = {
  /** Those that meet at another time or elsewhere, the earliest first. */
  moved: { before: Occurrence; after: Occurrence }[]
  /** Those that take place no more. */
  gone: Occurrence[]
  /** Those that take place after all. */
  back: Occurrence[]
}

/** @param at only what is still ahead then is news. */
export function seriesNews(known: Known, now: Known, { charter, at }: { charter: Charter; at: Instant }): SeriesNews {
  const [before, after] = [datesAhead(known, charter, at), datesAhead(now, charter, at)]
  const [old, present] = [findIn(known, before), findIn(now, after)]
  return {
    moved: before.flatMap((one) => {
      const other = present(one.slot)
      const same = other && sameDates([one], [other]) && sameVenue(known, now, one.slot)
      return other && !same ? [{ before: one, after: other }] : []
    }),
    gone: before.filter(({ slot }) => present(slot) === null),
    back: after.filter(({ slot }) => old(slot) === null),
  }
}

/** The first start that a revision concerns, the old or the new one; null where nothing ahead is different. */
export function firstDifferent(before: Known, after: SeriesTelling, charter: Charter): Instant | null {
  const { moved, gone, back } = seriesNews(before, after, { charter, at: after.at })
  const dates = [...moved.flatMap((one) => [one.before, one.after]), ...gone, ...back]
  return dates.map((date) => startOf(sessionOf(date))).toSorted()[0] ?? null
}

/** Whether the link and the place of a meeting are the same. */
export function sameVenue(known: Known, now: Known, slot: string): boolean {
  const [before, after] = [partAt(known.parts, slot), partAt(now.parts, slot)]
  return before?.link === after?.link && before?.place === after?.place
}

/** The meeting of a slot: of those at hand, else wherever it is. */
function findIn(known: Known, dates: readonly Occurrence[]): (slot: string) => Occurrence | null {
  const bySlot = new Map(dates.map((date) => [date.slot, date]))
  return (slot) => bySlot.get(slot) ?? dateOfSlot(known, slot)
}
