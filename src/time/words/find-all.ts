import type { CalendarDate } from '../wall-time.ts'
import type { WhenOptions } from '../when.ts'
import { findDates } from './days/find-dates.ts'
import { findSame } from './find-same.ts'
import type { Found, FoundLasts, FoundTime, Page } from './found.ts'
import { chooseByPart, findParts } from './hours/find-day-parts.ts'
import { findLengths } from './hours/find-lengths.ts'
import { findRanges, findTimes } from './hours/find-times.ts'
import { findZones } from './zones/find-zones.ts'

/**
 * Finds the days, times, lengths and zones in a text, each where nothing found before stands: ranges before lengths,
 * lengths before single times, and zones last, since a place is one mostly right behind a time.
 * @param today in the speaker's zone.
 */
export function findAll(page: Page, today: CalendarDate, options: WhenOptions): Found[] {
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
  const zones = findZones(page, [...same, ...dates, ...times, ...lengths, ...parts], options)
  const { hours, rest } = times.length === 0 ? hoursOf(lengths) : { hours: [], rest: lengths }
  const sameRest = same.filter(
    (piece) => !isTime(piece) && !(piece.kind === 'zone' && piece.implied && zones.length > 0),
  )
  return chooseByPart([...sameRest, ...dates, ...times, ...hours, ...rest, ...parts, ...zones])
}

/** Without any other time, "9h" may be nine o'clock. */
function hoursOf(lengths: FoundLasts[]): { hours: FoundTime[]; rest: FoundLasts[] } {
  const isHour = (piece: FoundLasts) => /^(?:[5-9]|1[0-2])h(?:[0-5]\d)?$/i.test(piece.words)
  const hours = lengths.filter(isHour).map((piece): FoundTime => {
    const [hour = '', minutes = ''] = piece.words.toLowerCase().split('h')
    const time = `${hour.padStart(2, '0')}:${minutes.padStart(2, '0')}`
    const question = `"${piece.words}": at ${time}? If it is how long, say the time too.`
    return {
      kind: 'time',
      from: piece.from,
      to: piece.to,
      words: piece.words,
      time: { options: [time], ask: { about: 'time', question } },
    }
  })
  return { hours, rest: lengths.filter((piece) => !isHour(piece)) }
}

function isTime(piece: Found): piece is FoundTime {
  return piece.kind === 'time'
}
