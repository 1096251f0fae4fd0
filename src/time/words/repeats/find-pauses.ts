import { builtPattern } from '#built-pattern.ts'
import { type DayRange, monthRange } from '../../month-days.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import { monthOf, monthPattern } from '../calendar-words.ts'
import { readDay } from '../days/read-day.ts'
import { findOn, type Page } from '../found.ts'

const start = '(?<![\\p{L}\\d])'
const words =
  '(?:except(?:\\s+(?:for|in))?|exept|but\\s+not\\s+in|but\\s+not|not\\s+in|not|none\\s+in|no\\s+(?:meetings?|calls?|sessions?)\\s+in|skip(?:ping)?|without|break\\s+in|pause\\s+in|breaks?|pause|on\\s+hold\\s+in|leav(?:e|ing)\\s+out|apart\\s+from|excl(?:uding|\\.)|paus(?:e|ing)\\s+(?:during|for|over))'
const month = `(?:the\\s+)?(?:whole\\s+of\\s+)?(?:${monthPattern})(?!\\s+\\d{1,2}(?!\\d|:))`
const months = builtPattern(
  `${start}${words}\\s+(?<months>${month}(?:\\s*(?:,|&|and|or)\\s*(?:in\\s+)?${month})*)(?:\\s+(?<year>20\\d\\d))?(?![\\p{L}\\d])`,
  'giu',
)
const day = (name: string) =>
  `(?:(?<${name}Day>\\d{1,2})(?:st|nd|rd|th)?\\.?\\s(?<${name}Month>${monthPattern})(?:\\s(?<${name}Year>20\\d\\d))?)`
const range = builtPattern(
  `${start}(?:(?:(?:summer|winter|spring|autumn|ramadan|easter|christmas|holiday|mid-term)\\s)?(?:break|pause|holidays|vacation|recess)|no\\s+(?:meetings?|calls?|sessions?)|paused|suspended|on\\s+hold|interrupted|except|not|off):?\\s(?:from\\s|between\\s)?${day('one')}\\s?(?:[-\\u2013]|to|until|till|through|and)\\s?${day('two')}(?![\\p{L}\\d])`,
  'giu',
)
const week = builtPattern(
  `${start}(?:${words}|bar)\\s+(?:in\\s+|during\\s+|for\\s+)?the\\s+week\\s+(?:of|beginning|starting|commencing|from)\\s+(?:the\\s+)?${day('one')}(?![\\p{L}\\d])`,
  'giu',
)
const named = builtPattern(monthPattern, 'gi')

/** Finds the times in which nothing is held: "break in August", "skip July & August", "pause 21 Dec - 4 Jan". */
export function findPauses(page: Page, today: CalendarDate): DayRange[] {
  return [
    ...findOn(page, week, ({ groups }) => weekOf(groups ?? {}, today)),
    ...findOn(page, range, ({ groups }) => rangeOf(groups ?? {}, today)),
    ...findOn(page, months, ({ groups }) => ({ ranges: monthsOf(groups ?? {}, today) })),
  ].flatMap((found) => ('ranges' in found ? found.ranges : [{ first: found.first, last: found.last }]))
}

/** "Not in the week of 5 April": from its Monday on. */
function weekOf(groups: Record<string, string | undefined>, today: CalendarDate): DayRange | null {
  const typed = { day: Number(groups.oneDay), month: monthOf(groups.oneMonth ?? '') }
  const date = readDay(groups.oneYear ? { ...typed, year: Number(groups.oneYear) } : typed, today).options[0]
  if (date === undefined) return null
  const first = plusDays(date, 1 - weekdayOf(date))
  return { first, last: plusDays(first, 6) }
}

function rangeOf(groups: Record<string, string | undefined>, today: CalendarDate): DayRange | null {
  const read = (name: string, from: CalendarDate) => {
    const year = groups[`${name}Year`]
    const typed = { day: Number(groups[`${name}Day`]), month: monthOf(groups[`${name}Month`] ?? '') }
    return readDay(year ? { ...typed, year: Number(year) } : typed, from).options[0]
  }
  const first = read('one', today)
  const last = first && read('two', plusDays(first, 1))
  return first && last ? { first, last } : null
}

function monthsOf({ months: words = '', year }: Record<string, string | undefined>, today: CalendarDate): DayRange[] {
  return Array.from(words.matchAll(named), ([name]) =>
    monthRange(monthOf(name), { year: year === undefined ? null : Number(year), today }),
  )
}
