import { type DayRange, monthRange } from '../../month-days.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import { monthOf, monthPattern } from '../calendar-words.ts'

const year = '(?:,?\\s+(?:of\\s+)?(?<year>20\\d\\d)(?!\\d|[:.]\\d|\\s*(?:hours|hrs|h)\\b))?'
/** "May", "May 2021", "this month", "next week", "the year". */
export const rangePattern = `(?:(?<month>${monthPattern})${year}|(?<which>the|this|next)\\s+(?<unit>week|month|year))`

/**
 * The days of what `rangePattern` found. A month without a year is the next that is not over.
 * @param today in the speaker's zone.
 */
export function rangeOf(groups: Record<string, string | undefined>, today: CalendarDate): DayRange {
  if (groups.month) return monthRange(monthOf(groups.month), { year: groups.year ? Number(groups.year) : null, today })
  const ahead = groups.which?.toLowerCase() === 'next' ? 1 : 0
  const day = Temporal.PlainDate.from(today)
  const unit = groups.unit?.toLowerCase()
  if (unit === 'week') {
    const first = plusDays(today, 1 - weekdayOf(today) + 7 * ahead)
    return { first, last: plusDays(first, 6) }
  }
  if (unit === 'year') return { first: `${day.year + ahead}-01-01`, last: `${day.year + ahead}-12-31` }
  const month = day.with({ day: 1 }).add({ months: ahead })
  return monthRange(month.month, { year: month.year, today })
}
