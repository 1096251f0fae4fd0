import { builtPattern } from '#built-pattern.ts'
import { type DayRange, dayIn, monthRange } from '../../month-days.ts'
import type { CalendarDate } from '../../wall-time.ts'
import { monthOf, monthPattern, numberOf, numberPattern } from '../calendar-words.ts'
import { rangeOf } from '../days/range-words.ts'
import { findFirstWeek, findWeekRange } from '../days/week-numbers.ts'
import { findOn, type Page } from '../found.ts'

/** Between which days something repeats, and how often, as far as words other than days say it. `until` may have two readings. */
export type Bounds = { first?: CalendarDate; until?: CalendarDate[]; count?: number; span?: string; firstWeek?: true }

const start = '(?<![\\p{L}\\d])'
const end = '(?![\\p{L}\\d])'
const year = '(?:,?\\s+(?<YEAR>20\\d\\d)(?!\\d|[:.]\\d))?'
/** A month that is no part of a day: "until August 15:00", not "until August 15". */
const noDay =
  '(?!,?\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?(?!\\d|[:.h]\\d|\\s*(?:[ap]\\.?m|m\\b|min|h\\b|hours|hrs|times|meetings)))'
const monthAs = (name: string) => `(?<${name}>${monthPattern})${year.replace('YEAR', `${name}Year`)}${noDay}`
const untilWords = '(?:until|till|through|to|up\\s+to|ending\\s+in)'
const endOf = '(?:(?:the\\s+)?end\\s+of\\s+)?'

const between = builtPattern(
  `${start}(?:from|starting(?:\\s+in)?|between)\\s+${monthAs('first')}\\s*(?:${untilWords}|and|[-\\u2013])\\s*${endOf}${monthAs('last')}${end}`,
  'giu',
)
const dayRange = builtPattern(
  `(?<!\\bat\\s|@\\s?)${start}(?:from\\s+)?(?:the\\s+)?(?<one>\\d{1,2})(?:st|nd|rd|th)?\\s*(?:to|until|till|through|[-\\u2013])\\s*(?<two>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<month>${monthPattern})${year.replace('YEAR', 'monthYear')}${end}`,
  'giu',
)
const untilMonth = builtPattern(`${start}${untilWords}\\s+${endOf}${monthAs('last')}${end}`, 'giu')
const untilRange = builtPattern(
  `${start}${untilWords}\\s+${endOf}(?<which>the|this|next)\\s+(?<unit>week|month|year)${end}`,
  'giu',
)
const endOfUnit = builtPattern(
  `${start}(?:${untilWords}\\s+(?:the\\s+)?end|for\\s+the\\s+rest)\\s+of\\s+(?<which>the|this|next)\\s+(?<unit>week|month|year)${end}`,
  'giu',
)
const fromMonth = builtPattern(
  `${start}(?:from|start(?:s|ing)?(?:\\s+(?:in|from))?|beginn?(?:s|ing)?(?:\\s+(?:in|from))?|commencing(?:\\s+in)?|as\\s+of)\\s+${monthAs('first')}${end}`,
  'giu',
)
const inMonth = builtPattern(
  `(?:${start}(?:in|during)|(?<=\\uE000\\s?)of)\\s+${monthAs('first')}(?:\\s+(?:and|&)\\s+(?:in\\s+)?${monthAs('last')})?${end}`,
  'giu',
)
const inYear = builtPattern(`${start}in\\s+(?<year>20\\d\\d)(?!\\d|[:.]\\d)${end}`, 'giu')
/** "15:00 until 2021" ends in a year, "1500 until 2021" in the evening. */
const untilYear = builtPattern(
  `(?<!(?<!\\d)\\d{4}(?:\\s*(?:hours|hrs|h))?\\s)${start}(?<word>until|till|through|up\\s+to|ending\\s+in)\\s+(?<end>${endOf})(?<year>20\\d\\d)(?![:.]\\d|\\s*(?:hours|hrs|h\\b))${end}`,
  'giu',
)
const times = builtPattern(
  `${start}(?:(?:for\\s+)?(?<count>${numberPattern}|a\\s+dozen|half\\s+a\\s+dozen)\\s+(?:(?:weekly|daily|monthly|consecutive)\\s+)?(?:times|meetings|sessions|occurrences|dates|calls|of\\s+them)|(?<adverb>twice|thrice)|x\\s?(?<count2>\\d{1,3})|(?<count3>\\d{1,3})\\s?x)${end}`,
  'giu',
)
/** Right before what repeats: "the next 4 Fridays". */
const nextFew = builtPattern(
  `(?<![:.-])${start}(?:for\\s+)?(?:(?:the\\s+)?next\\s+)?(?<count>${numberPattern}|a\\s+dozen|half\\s+a\\s+dozen)(?:\\s?x|['\u2019])?(?=\\s+\\uE000)`,
  'giu',
)
const inRow = builtPattern(`${start}(?:in\\s+a\\s+row|running|consecutive(?:ly)?)${end}`, 'giu')
const forSpan = builtPattern(
  `${start}(?:for|over)\\s+(?:the\\s+)?(?:next\\s+)?(?<count>${numberPattern})\\s+(?<unit>week|month|year)s?${end}`,
  'giu',
)
/** "Every Monday 13:00, 3 months". */
const spanBehind = builtPattern(
  `(?<=[,;]\\s)(?<count>${numberPattern})\\s(?<unit>week|month|year)s?(?=\\s?(?:$|[,;.)]))`,
  'giu',
)

const endless = builtPattern(
  `${start}(?:until\\s+(?:further\\s+notice|cancell?ed|stopped|we\\s+(?:stop|say\\s+otherwise))|till\\s+further\\s+notice|indefinitely|forever|with\\s+no\\s+end|without\\s+end)${end}`,
  'giu',
)
const fromRange = builtPattern(
  `${start}(?:from|starting(?:\\s+in)?|beginning(?:\\s+in)?|as\\s+of)\\s+(?<which>this|next)\\s+(?<unit>week|month|year)${end}`,
  'giu',
)
const inRange = builtPattern(`${start}(?:in\\s+)?(?<which>this|next)\\s+(?<unit>week|month|year)${end}`, 'giu')

const countAlone = builtPattern(
  `${start}(?:(?<count>${numberPattern})\\s+(?:times|meetings|dates|occurrences)|(?<twice>twice)|(?<thrice>thrice))${end}`,
  'giu',
)

/** Finds "from May to August 2021", "until the end of the year", "6 times", "for six weeks". */
export function findBounds(page: Page, today: CalendarDate): Bounds {
  const bounds: Bounds = {}
  const take = (pattern: RegExp, read: (groups: Record<string, string | undefined>) => Bounds | null) => {
    const found = findOn(page, pattern, ({ groups }) => read(groups ?? {}))
    for (const { from: _, to: __, words: ___, ...bound } of found) Object.assign(bounds, bound)
  }
  take(between, (groups) => {
    const last = rangeFor(groups.last, groups.lastYear ?? groups.firstYear, today)
    const first = rangeFor(groups.first, groups.firstYear ?? yearUpTo(groups.first, last.last), today)
    return { first: first.first, until: [last.last] }
  })
  take(dayRange, (groups) => {
    const month = rangeFor(groups.month, groups.monthYear, today)
    const [first, last] = [groups.one, groups.two].map((day) => dayIn(month, Number(day)))
    return first && last && first < last ? { first, until: [last] } : null
  })
  take(endOfUnit, (groups) => ({ until: [rangeOf(groups, today).last] }))
  take(untilRange, (groups) => ({ until: [rangeOf(groups, today).last] }))
  take(fromMonth, (groups) => ({ first: rangeFor(groups.first, groups.firstYear, today).first }))
  take(untilMonth, (groups) => ({ until: [rangeFor(groups.last, groups.lastYear, bounds.first ?? today).last] }))
  take(untilYear, (groups) => yearBounds(groups, today))
  take(inMonth, (groups) => {
    const range = rangeFor(groups.first, groups.firstYear ?? groups.lastYear, today)
    const last = groups.last ? rangeFor(groups.last, groups.lastYear, range.first) : range
    // "In May and August" leaves out what lies between.
    const isNext = (monthOf(groups.last ?? groups.first ?? '') - monthOf(groups.first ?? '') + 12) % 12 < 2
    return isNext ? { first: range.first, until: [last.last] } : null
  })
  const weeks = findWeekRange(page, today)
  if (weeks) Object.assign(bounds, { first: weeks.first, until: [weeks.last] })
  const firstWeek = findFirstWeek(page, today)
  if (firstWeek) Object.assign(bounds, { first: firstWeek, firstWeek: true })
  take(endless, () => ({}))
  take(fromRange, (groups) => ({ first: rangeOf(groups, today).first }))
  take(inRange, (groups) => {
    const range = rangeOf(groups, today)
    return { first: range.first, until: [range.last] }
  })
  take(inYear, ({ year = '' }) => ({ first: `${year}-01-01`, until: [`${year}-12-31`] }))
  take(times, (groups) => {
    const count = groups.adverb
      ? groups.adverb.toLowerCase() === 'twice'
        ? 2
        : 3
      : groups.count2 || groups.count3
        ? Number(groups.count2 ?? groups.count3)
        : manyOf(groups.count)
    return count > 0 ? { count } : null
  })
  take(nextFew, ({ count }) => (manyOf(count) > 1 ? { count: manyOf(count) } : null))
  take(inRow, () => ({}))
  const spanOf = ({ count = '', unit = '' }: Record<string, string | undefined>) => ({
    span: `P${numberOf(count)}${unit.charAt(0).toUpperCase()}`,
  })
  take(forSpan, spanOf)
  take(spanBehind, spanOf)
  // A month that has begun goes on from now.
  const { first, ...rest } = bounds
  return first === undefined || first < today ? rest : bounds
}

/** Takes "2 meetings" from a page, where so many days were said: then they are no sessions of one meeting. */
export function takeCount(page: Page, days: number): boolean {
  return (
    findOn(page, countAlone, ({ groups }) =>
      (groups?.twice ? 2 : groups?.thrice ? 3 : numberOf(groups?.count ?? '')) === days ? {} : null,
    ).length > 0
  )
}

/** "A dozen", "four". */
function manyOf(words = ''): number {
  if (!/dozen/i.test(words)) return numberOf(words)
  return /^half/i.test(words) ? 6 : 12
}

function rangeFor(month = '', year: string | undefined, today: CalendarDate): DayRange {
  return monthRange(monthOf(month), { year: year === undefined ? null : Number(year), today })
}

/** "Until 2021" may be until it begins, or until it ends. Null for a year that is over, or further away than anybody plans. */
function yearBounds(groups: Record<string, string | undefined>, today: CalendarDate): Bounds | null {
  const [year, thisYear] = [Number(groups.year), Number(today.slice(0, 4))]
  if (year < thisYear || year > thisYear + 9) return null
  const whole = year === thisYear || groups.end !== '' || /^(?:through|ending)/i.test(groups.word ?? '')
  return { until: [...(whole ? [] : [`${year - 1}-12-31`]), `${year}-12-31`] }
}

/** The year of the last such month up to a day. */
function yearUpTo(month = '', last: CalendarDate): string {
  return String(Number(last.slice(0, 4)) - (monthOf(month) > Number(last.slice(5, 7)) ? 1 : 0))
}
