import type { CalendarDate } from '../wall-time.ts'
import type { WhenOptions } from '../when.ts'
import { findDates } from './days/find-dates.ts'
import { findSame } from './find-same.ts'
import type { Found, FoundTime, Page } from './found.ts'
import { chooseByPart, findParts } from './hours/find-day-parts.ts'
import { findLengths } from './hours/find-lengths.ts'
import { findRanges, findTimes } from './hours/find-times.ts'
import { findZones } from './zones/find-zones.ts'
import { findNamedOffsets } from './zones/named-offsets.ts'

/**
 * Finds the days, times, lengths and zones in a text, each where nothing found before stands: ranges before lengths,
 * lengths before single times, and zones last, since a place is one mostly right behind a time.
 * @param today in the speaker's zone.
 */
export function findAll(page: Page, today: CalendarDate, options: WhenOptions): Found[] {
  const named = findNamedOffsets(page, options)
  const same = findSame(page, options)
  const dates = findDates(page, today)
  const ranges = findRanges(page)
  const lengths = findLengths(page)
  const known = ranges.length > 0 || same.some(isTime)
  const times = [
    ...same.filter(isTime),
    ...ranges,
    ...findTimes(page, { known, several: options.reads === 'alternatives' }),
  ]
  const parts = findParts(page)
  const zones = named.length > 0 ? named : findZones(page, [...same, ...dates, ...times, ...lengths, ...parts], options)
  const sameRest = same.filter(
    (piece) => !isTime(piece) && !(piece.kind === 'zone' && piece.implied && zones.length > 0),
  )
  return chooseByPart([...sameRest, ...dates, ...times, ...lengths, ...parts, ...findParts(page), ...zones])
}

function isTime(piece: Found): piece is FoundTime {
  return piece.kind === 'time'
}
