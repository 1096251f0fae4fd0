import { builtPattern } from '#built-pattern.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../wall-time.ts'
import { numberOf, numberPattern, ordinalOf } from '../words/calendar-words.ts'
import { findDates } from '../words/days/find-dates.ts'
import { rangeOf, rangePattern } from '../words/days/range-words.ts'
import { findOn, type Page, pageOf } from '../words/found.ts'
import { takeLinks, takeQuoted } from '../words/leftovers/quotes-and-links.ts'

/** On which days something may be, in order: null where nothing was typed, none where all are over. `rest`: the other words. */
export type TypedDays = { days: CalendarDate[] | null; rest: string }

/** Days that belong together, and where they stand in the text. Of a day with two readings both may be. */
type Piece = { from: number; to: number; days: CalendarDate[] }

/** "From 3 June" alone means so many days. */
const fortnight = 14
/** Nobody looks through more. */
const most = 92

const start = '(?<![\\p{L}\\d])'
const end = '(?![\\p{L}\\d])'
const during = '(?:(?:in|within|during|over|for)\\s+)?'
const ahead = builtPattern(
  `${start}(?:${during}(?:the\\s+)?(?:next|coming)|within)\\s+(?<count>${numberPattern})\\s+(?<unit>day|week|month)s?${end}`,
  'giu',
)
/** "May" and "March" are words too: they are months behind "in". */
const range = builtPattern(
  `${start}(?:(?:in|during)\\s+(?!the\\s)|(?!may\\b|march\\b|mar\\b|the\\s))${rangePattern}${end}`,
  'giu',
)

/** "Mid-May", "the second half of May", "early next week", "the last week of June". */
const part = builtPattern(
  `${start}${during}(?:the\\s+)?(?:(?<third>early|mid|late|beginning|start|middle|end)|(?<half>first|second|1st|2nd)\\s+half|(?<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\\s+week)(?:\\s+(?:of|in)\\s+|\\s+|-)${rangePattern}${end}`,
  'giu',
)
/** "Q3", "Q3 2021", "the third quarter". */
const quarter = builtPattern(
  `${start}${during}(?:the\\s+)?(?:q(?<number>[1-4])|(?<nth>first|second|third|fourth|last)\\s+quarter)(?:,?\\s+(?:of\\s+)?(?<year>20\\d\\d))?${end}`,
  'giu',
)
const weekAfterNext = builtPattern(`${start}${during}(?:the\\s+)?week\\s+after\\s+next${end}`, 'giu')

/** What stands before days and says what they are: a week's, the last ones, the first ones, more of them. */
const leads = {
  week: /(?:^|\s)(?:in\s+)?(?:the\s+)?week(?:\s+(?:of|from|beginning|starting))?(?:\s+on)?\s*$/i,
  before: /(?:^|[\s,(\uE000])before\s*$/i,
  until: /(?:^|[\s,(\uE000])(?:until|till|through|up\s+to|to|by|[-\u2013])\s*$/i,
  between: /(?:^|[\s,(])between\s*$/i,
  from: /(?:^|[\s,(])(?:from|since|after|starting(?:\s+on|\s+from)?|as\s+of)\s*$/i,
  and: /(?<=\uE000)\s*(?:,|&|(?:,\s*)?(?:and|or))\s*$/i,
}
type Lead = keyof typeof leads

/**
 * Takes the days out of some words: `next week`, `21-25 May`, `from 3 to 10 June`, `the week of 11 May`, `in June`,
 * `within 10 days`. What stands in quotes, and links, stay as they are.
 * @param today in the speaker's zone.
 */
export function takeDays(text: string, today: CalendarDate): TypedDays {
  const page = pageOf(text)
  takeLinks(page)
  takeQuoted(page)
  const pieces = [
    ...findOn(page, part, ({ groups }) => ({ days: partOf(groups ?? {}, today) })),
    ...findOn(page, quarter, ({ groups }) => ({ days: quarterOf(groups ?? {}, today) })),
    ...findOn(page, weekAfterNext, () => ({ days: weekOf(plusDays(today, 14)) })),
    ...findOn(page, ahead, ({ groups }) => ({ days: daysUpTo(today, lastAhead(groups ?? {}, today)) })),
    ...findDates(page, today).map(({ from: at, to, date }) => ({ from: at, to, days: date.options })),
    ...findOn(page, range, ({ groups }) => {
      const { first, last } = rangeOf(groups ?? {}, today)
      return { days: daysUpTo(first, last) }
    }),
  ]
  const joined = joinedPieces(pieces, page, today)
  const days = [...new Set(joined.flatMap((piece) => piece.days))].filter((day) => day >= today).sort()
  return { days: joined.length === 0 ? null : days.slice(0, most), rest: without(page.text, joined) }
}

/** Pieces with the words that lead to them, and the days that those words make of them. */
function joinedPieces(pieces: Piece[], page: Page, today: CalendarDate): Piece[] {
  const joined: (Piece & { lead: Lead | null })[] = []
  for (const { from, to, days } of pieces.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    const found = leadBefore(page.rest.slice(0, from))
    const lead = found?.lead === 'and' && last?.lead === 'between' ? 'until' : (found?.lead ?? null)
    const piece = { from: found?.from ?? from, to, lead }
    const [first = today] = days
    if (lead === 'until' || lead === 'before') {
      const until = lead === 'before' ? plusDays(first, -1) : (days.at(-1) ?? first)
      joined.push({ ...piece, days: daysUpTo(last?.days[0] ?? today, until) })
      // What ends here does not go on for a fortnight.
      if (last) last.days = last.days.slice(0, 1)
    } else if (lead === 'week') joined.push({ ...piece, days: weekOf(first) })
    else if (lead === 'from' || lead === 'between')
      joined.push({ ...piece, days: daysUpTo(first, plusDays(first, fortnight - 1)) })
    else joined.push({ ...piece, days })
  }
  return joined
}

function leadBefore(text: string): { lead: Lead; from: number } | null {
  for (const [lead, pattern] of Object.entries(leads)) {
    const found = pattern.exec(text)
    if (found && isLead(lead)) return { lead, from: found.index }
  }
  return null
}

function isLead(name: string): name is Lead {
  return name in leads
}

function lastAhead(groups: Record<string, string | undefined>, today: CalendarDate): CalendarDate {
  const count = numberOf(groups.count ?? '')
  const unit = groups.unit?.toLowerCase()
  const months = unit === 'month' ? count : 0
  const days = unit === 'week' ? 7 * count : unit === 'day' ? count : 0
  return Temporal.PlainDate.from(today).add({ months, days }).toString()
}

/** The days of a part of a week, month or year; of a week those on which people work. */
function partOf(groups: Record<string, string | undefined>, today: CalendarDate): CalendarDate[] {
  const { first, last } = rangeOf(groups, today)
  const days = daysUpTo(first, last)
  const ordinal = (groups.half ?? groups.nth ?? '').toLowerCase()
  if (groups.nth) return ordinal === 'last' ? days.slice(-7) : days.slice(7 * ordinalOf(ordinal) - 7).slice(0, 7)
  if (groups.half) {
    const middle = Math.ceil(days.length / 2) - (groups.month ? days.length % 2 : 0)
    return ordinalOf(ordinal) === 1 ? days.slice(0, middle) : days.slice(middle)
  }
  const third = thirds[groups.third?.toLowerCase() ?? ''] ?? 0
  if (groups.unit?.toLowerCase() === 'week') return days.slice(third, third + 3)
  const length = Math.floor(days.length / 3)
  return third === 2 ? days.slice(2 * length) : days.slice(third * length, (third + 1) * length)
}

const thirds: Record<string, number> = { early: 0, beginning: 0, start: 0, mid: 1, middle: 1, late: 2, end: 2 }

/** Without a year the next such quarter that is not over. */
function quarterOf(groups: Record<string, string | undefined>, today: CalendarDate): CalendarDate[] {
  const nth = groups.nth?.toLowerCase()
  const number = groups.number ? Number(groups.number) : nth === 'last' ? 4 : ordinalOf(nth ?? '')
  const thisYear = Number(today.slice(0, 4))
  const isOver = 3 * number < Number(today.slice(5, 7))
  const year = groups.year ? Number(groups.year) : thisYear + (isOver ? 1 : 0)
  const first = Temporal.PlainDate.from({ year, month: 3 * number - 2, day: 1 })
  const all = daysUpTo(first.toString(), first.add({ months: 3 }).subtract({ days: 1 }).toString())
  return all.filter((day) => day >= today)
}

/** From Monday to Sunday. */
function weekOf(date: CalendarDate): CalendarDate[] {
  const monday = plusDays(date, 1 - weekdayOf(date))
  return daysUpTo(monday, plusDays(monday, 6))
}

function daysUpTo(first: CalendarDate, last: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = []
  for (let day = first; day <= last && days.length <= 2 * most; day = plusDays(day, 1)) days.push(day)
  return days
}

function without(text: string, pieces: readonly Piece[]): string {
  let [left, read] = ['', 0]
  for (const { from: at, to } of pieces) {
    // The days of one list stand in one place.
    left += `${text.slice(read, Math.max(read, at))} `
    read = Math.max(read, to)
  }
  return (left + text.slice(read)).replace(/\s+/g, ' ').trim()
}
