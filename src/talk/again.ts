import { sayDate } from '#time/say-instant.ts'
import { plusDays, weekdayOf } from '#time/wall-time.ts'
import type { KnownMeeting } from './situation.ts'

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']
const nths = ['first', 'second', 'third', 'fourth']

/**
 * How these meetings of a group go on, in words that `schedule` reads: at the weekday and time of the last one, as many
 * weeks apart as the last two are; else in each month on the same weekday of the same number. Null where there is none.
 * @param meetings by date.
 */
export function goingOn(meetings: readonly KnownMeeting[]): string | null {
  const last = meetings.at(-1)
  const before = meetings.at(-2)
  if (last === undefined || last.time === null) return null
  const days = before ? daysBetween(before.date, last.date) : 0
  const inWeeks = days > 0 && days % 7 === 0 && days < 28
  const day = weekdays[weekdayOf(last.date) - 1] ?? ''
  const nth = nths[Math.ceil(Number(last.date.slice(8)) / 7) - 1] ?? 'last'
  const rhythm = inWeeks ? `every ${days / 7} weeks on ${day.slice(0, -1)}` : `${nth} ${day}`
  return `${rhythm} ${last.time} from ${sayDate(plusDays(last.date, 1))}`
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
}
