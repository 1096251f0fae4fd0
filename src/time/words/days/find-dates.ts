import { builtPattern } from '#built-pattern.ts'
import { dateOf, nthWeekdayIn } from '../../month-days.ts'
import type { Readings } from '../../readings.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import {
  monthOf,
  monthPattern,
  notWeekdayBehind,
  ordinalOf,
  ordinalPattern,
  weekdayNumber,
  weekdayPattern,
} from '../calendar-words.ts'
import type { TypedDay } from '../found.ts'
import { type FoundDate, findOn, type Page } from '../found.ts'
import { findDayLists } from './day-lists.ts'
import { rangeOf, rangePattern } from './range-words.ts'
import { checkWeekday, readDay } from './read-day.ts'
import { findRelativeDays, weekdayAlone } from './relative-days.ts'
import { findWeekdaysOfWeeks } from './week-numbers.ts'
import { inheritYears } from './years.ts'

const start = '(?<![\\p{L}\\d:.,/+\\u2212-])(?:(?:on|of)\\s+)?'
const day = '(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?'
/** Two digits after a month are no year: "21 May 15" is as likely a time. */
const year = '(?:,?[\\s/-]+(?:of\\s+)?(?<year>20\\d\\d)(?!\\d|[:.]\\d|\\s*(?:hours|hrs|h)\\b))?'
const weekdayBefore = `(?:(?<weekday>${weekdayPattern}),?\\s+)?`
/** Not the weekday of the next day in a list: "21 May, Fri 18 June". */
const weekdayAfter = `(?:,?\\s*\\(?(?<after>${weekdayPattern})\\)?(?!,?\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?[\\s/-]|,?\\s+${monthPattern}))?`
/** Something that makes the number before it a time or a length. */
const notTime = '(?!\\d|[:.]\\d|\\s*(?:am|pm|a\\.m|p\\.m|h\\b|hrs|hours|m\\b|min|o.clock))'

const dayMonth = builtPattern(
  `${start}${weekdayBefore}${day}(?:\\.(?=\\s))?[\\s/-]*(?:of\\s+)?(?<month>${monthPattern})${year}${weekdayAfter}`,
  'giu',
)
const monthDay = builtPattern(
  `${start}${weekdayBefore}(?<month>${monthPattern})\\s*(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?${notTime}${year}${weekdayAfter}`,
  'giu',
)
const weekOf = builtPattern(
  `(?<![\\p{L}\\d])(?:in\\s+)?(?:(?:the\\s+)?week\\s+(?:commencing|beginning|starting|of)(?:\\s+the)?|w/c)\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<month>${monthPattern})${year},?\\s+(?:on\\s+)?(?<weekday>${weekdayPattern})(?!\\p{L})`,
  'giu',
)
/** "Thursday 8 or Friday 9 April": the month of the second is the first's too. */
const dayOfPair = builtPattern(
  `${start}(?<weekday>${weekdayPattern})\\s+(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?=(?:\\s*(?:or|and|&|,|/)\\s*(?:${weekdayPattern}),?\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?){1,5}\\s+(?:of\\s+)?(?<month>${monthPattern}))`,
  'giu',
)
const iso = builtPattern(
  `${start}${weekdayBefore}(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)${weekdayAfter}`,
  'giu',
)
const numeric = builtPattern(
  `${start}${weekdayBefore}(?<one>\\d{1,2})(?<mark>[-/.])(?<two>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d{2})(?![\\d:])`,
  'giu',
)
/** "26.3. 15:00", as it is written in German. */
const dotted = builtPattern(`${start}${weekdayBefore}(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?=[\\s,]|$)`, 'giu')
/** "26.03 16:00": two figures that only a time behind them makes a day. */
const shortDotted = builtPattern(
  `${start}${weekdayBefore}(?<day>\\d{1,2})\\.(?<month>0[1-9]|1[0-2])(?=,?\\s+(?:(?:at|from|on)\\s+)?\\d{1,2}(?:[:.h]\\d\\d|h|\\s?[ap]m))`,
  'giu',
)
const shortNumeric = builtPattern(`${start}${weekdayBefore}(?<one>\\d{1,2})/(?<two>\\d{1,2})(?![\\d/:])`, 'giu')
/** "The first Tuesday after 22 August", "Friday before 21 May". */
const besideDay = builtPattern(
  `${start}(?:the\\s+)?(?:(?:first|next|last)\\s+)?(?<weekday>${weekdayPattern})\\s+(?<way>after|following|before|preceding)\\s+(?:the\\s+)?(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<month>${monthPattern})|(?<month2>${monthPattern})\\s+(?:the\\s+)?(?<day2>\\d{1,2})(?:st|nd|rd|th)?${notTime})${year}`,
  'giu',
)
const nth = builtPattern(
  `${start}(?:the\\s+)?(?<nth>${ordinalPattern})\\s+(?<weekday>${weekdayPattern})\\s+(?:of|in)\\s+${rangePattern}`,
  'giu',
)
const weekdayWords = builtPattern(
  `${start}${notWeekdayBehind}(?:the\\s+)?(?:(?<which>this\\s+coming|this|next|coming)\\s+)?(?<weekday>${weekdayPattern})(?![\\p{L}'’-])`,
  'giu',
)
const weekdayThe = builtPattern(
  `${start}(?<weekday>${weekdayPattern}),?\\s+(?:(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)|the\\s+(?<day2>\\d{1,2})(?![:.]\\d|h))(?![\\p{L}\\d])`,
  'giu',
)
const dayAlone = builtPattern('(?<![\\p{L}\\d])(?:on\\s+)?the\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)\\b', 'giu')

/** Finds the days in a text. @param today in the speaker's zone. */
export function findDates(page: Page, today: CalendarDate): FoundDate[] {
  const kind = { kind: 'date' } as const
  const order = orderIn(page.text)
  const fixed = (match: RegExpExecArray) => ({ ...kind, ...fixedDay(match.groups ?? {}, today) })
  const found: FoundDate[] = [
    ...findWeekdaysOfWeeks(page, today),
    ...findOn(page, besideDay, ({ groups }) => ({ ...kind, date: weekdayBeside(groups ?? {}, today) })),
    ...findOn(page, weekOf, ({ groups }) => ({ ...kind, date: dayOfWeekOf(groups ?? {}, today) })),
    ...findOn(page, dayOfPair, fixed),
    ...findDayLists(page, today),
    ...findOn(page, iso, (match) => fixed(match)),
    ...findOn(page, numeric, ({ groups }) => ({ ...kind, date: numericDay(groups ?? {}, today, order) })),
    ...findOn(page, dotted, fixed),
    ...findOn(page, shortDotted, fixed),
    ...findOn(page, nth, ({ groups }) => ({ ...kind, date: nthWeekday(groups ?? {}, today) })),
    ...findOn(page, dayMonth, fixed),
    ...findOn(page, monthDay, fixed),
    ...findRelativeDays(page, today),
    ...findOn(page, weekdayThe, ({ groups }) => ({ ...kind, date: weekdayAndDay(groups ?? {}, today) })),
  ]
  if (found.length === 0)
    found.push(
      ...findOn(page, shortNumeric, ({ groups }) => ({ ...kind, date: numericDay(groups ?? {}, today, order) })),
    )
  found.push(...findOn(page, weekdayWords, ({ groups }) => weekdayDay(groups ?? {}, today)))
  if (found.length === 0)
    found.push(...findOn(page, dayAlone, ({ groups }) => ({ ...kind, ...nextDays(Number(groups?.day), today) })))
  return inheritYears(found, today)
}

/** "Week commencing 7 June, Wed" is the Wednesday of that week. */
function dayOfWeekOf(groups: Groups, today: CalendarDate): Readings<CalendarDate> {
  const typed = { day: Number(groups.day), month: monthOf(groups.month ?? '') }
  const monday = (date: CalendarDate) => plusDays(date, 1 - weekdayOf(date))
  const { options } = readDay(groups.year ? { ...typed, year: Number(groups.year) } : typed, today)
  return { options: options.map((date) => plusDays(monday(date), weekdayNumber(groups.weekday ?? '') - 1)) }
}

type Groups = Record<string, string | undefined>

function fixedDay(
  groups: Groups,
  today: CalendarDate,
): { date: Readings<CalendarDate>; yearless?: true; typed?: TypedDay } {
  const weekday = groups.weekday ?? groups.after
  const month = groups.month ?? ''
  const typed: TypedDay = { day: Number(groups.day), month: /^\d/.test(month) ? Number(month) : monthOf(month) }
  if (weekday) typed.weekday = weekdayNumber(weekday)
  if (groups.year) return { date: readDay({ ...typed, year: Number(groups.year) }, today) }
  return { date: readDay(typed, today), yearless: true, typed }
}

/** Which figure of "12/05, 19/05" is the day: told from one that can be no month, where none says otherwise. */
function orderIn(text: string): 'day first' | 'month first' | null {
  const pairs = [...text.matchAll(/(?<![\d/:.-])([1-9]\d?|0[1-9])\/([1-9]\d?|0[1-9])(?![\d:])/g)]
  const dayFirst = pairs.some(([, one, two]) => Number(one) > 12 && Number(two) <= 12)
  const monthFirst = pairs.some(([, one, two]) => Number(two) > 12 && Number(one) <= 12)
  return dayFirst === monthFirst ? null : dayFirst ? 'day first' : 'month first'
}

/** 21/05/2021 has one reading, 01/02/2021 two, 01/02/03 up to six. Dots are day first wherever they are used. */
function numericDay(groups: Groups, today: CalendarDate, order: ReturnType<typeof orderIn>): Readings<CalendarDate> {
  const [one, two] = [Number(groups.one), Number(groups.two)]
  const years =
    groups.year === undefined
      ? [undefined]
      : [groups.year.length === 4 ? Number(groups.year) : 2000 + Number(groups.year)]
  const orders =
    groups.mark === '.' || order === 'day first'
      ? [[one, two]]
      : order === 'month first'
        ? [[two, one]]
        : [
            [one, two],
            [two, one],
          ]
  const days = orders.flatMap(([day = 0, month = 0]) =>
    years.map((year) => ({ day, month, ...(year === undefined ? {} : { year }) })),
  )
  if (groups.year?.length === 2 && groups.mark !== '.')
    days.push({ day: Number(groups.year), month: two, year: 2000 + one })
  const weekday = groups.weekday ? { weekday: weekdayNumber(groups.weekday) } : {}
  const plausible = days.filter(
    (typed) => typed.month <= 12 && (groups.year?.length !== 2 || nearYear(typed.year, today)),
  )
  const read = plausible.flatMap((typed) => readDay({ ...typed }, today).options)
  const all = [...new Set(read)]
  const ahead = all.filter((date) => date >= today)
  const dates = ahead.length > 0 && weekday.weekday === undefined ? ahead : all
  const fitting = dates.filter((date) => weekdayOf(date) === weekday.weekday)
  const options = fitting.length > 0 ? fitting : dates
  if (options.length === 1 && (weekday.weekday === undefined || fitting.length === 1)) return { options }
  return {
    options,
    ask: {
      about: 'date',
      question: options.length > 0 ? 'Which day do you mean?' : 'There is no such day. Which day?',
    },
  }
}

function nearYear(year: number | undefined, today: CalendarDate): boolean {
  const now = Number(today.slice(0, 4))
  return year !== undefined && year >= now - 5 && year <= now + 5
}

/** "Third Friday of June": without a year the next one that is not over. */
function nthWeekday(groups: Groups, today: CalendarDate): Readings<CalendarDate> {
  const weekday = weekdayNumber(groups.weekday ?? '')
  const range = rangeOf(groups, today)
  const date = nthWeekdayIn(range, weekday, ordinalOf(groups.nth ?? ''))
  const passed = groups.month && !groups.year && date !== undefined && date < today
  const next = passed && rangeOf({ ...groups, year: String(Number(range.first.slice(0, 4)) + 1) }, today)
  const found = next ? nthWeekdayIn(next, weekday, ordinalOf(groups.nth ?? '')) : date
  if (found !== undefined) return { options: [found] }
  return { options: [], ask: { about: 'date', question: 'There is no such day in that month. Which day?' } }
}

/** "Friday" beside a date is a check, alone it is a day; "next Friday" is always a day. */
function weekdayDay(
  groups: Groups,
  today: CalendarDate,
): { kind: 'date'; date: Readings<CalendarDate>; weekday?: number } {
  const weekday = weekdayNumber(groups.weekday ?? '')
  const which = groups.which?.toLowerCase()
  return { kind: 'date', date: weekdayAlone(weekday, which, today), ...(which === 'next' ? {} : { weekday }) }
}

function weekdayBeside(groups: Groups, today: CalendarDate): Readings<CalendarDate> {
  const typed = { day: Number(groups.day ?? groups.day2), month: monthOf(groups.month ?? groups.month2 ?? '') }
  const read = readDay(groups.year ? { ...typed, year: Number(groups.year) } : typed, today)
  const weekday = weekdayNumber(groups.weekday ?? '')
  const isAfter = /^(?:after|following)$/i.test(groups.way ?? '')
  const step = (date: CalendarDate) => (weekday - weekdayOf(date) + 7) % 7 || 7
  const days = (date: CalendarDate) => (isAfter ? step(date) : step(date) - (step(date) === 7 ? 14 : 7))
  return { ...read, options: read.options.map((date) => plusDays(date, days(date))) }
}

/** "Friday the 13th": the next 13th; where it is no Friday, the choices. */
function weekdayAndDay(groups: Groups, today: CalendarDate): Readings<CalendarDate> {
  const dates = daysAhead(Number(groups.day ?? groups.day2), today)
  const [date] = dates
  if (date === undefined) return { options: [], ask: { about: 'date', question: 'There is no such day. Which day?' } }
  return checkWeekday(date, weekdayNumber(groups.weekday ?? ''), { dates, today })
}

/** "The 5th" is the coming one; on the 5th it may be the next as well. */
function nextDays(day: number, today: CalendarDate): Pick<FoundDate, 'date' | 'later'> {
  const [coming, ...later] = daysAhead(day, today)
  if (coming === undefined) return { date: { options: [] } }
  if (coming !== today) return { date: { options: [coming] }, later }
  const options = [coming, ...later.slice(0, 1)]
  return { date: { options, ask: { about: 'date', question: 'Which day do you mean?' } }, later: later.slice(1) }
}

/** The next days of that number, one in each month that has it. */
function daysAhead(day: number, today: CalendarDate): CalendarDate[] {
  const first = Temporal.PlainDate.from(today).with({ day: 1 })
  return Array.from({ length: 12 }, (_, months) => first.add({ months }))
    .flatMap((month) => dateOf({ day, month: month.month, year: month.year }) ?? [])
    .filter((date) => date >= today)
}
