import { builtPattern } from '#built-pattern.ts'
import { dateOf } from '../../month-days.ts'
import type { CalendarDate } from '../../wall-time.ts'
import { monthOf, monthPattern } from '../calendar-words.ts'
import { type FoundDate, findOn, type Page } from '../found.ts'
import { readDay } from './read-day.ts'

const one = '\\d{1,2}(?:st|nd|rd|th)?'
/** Not the end of a range of times: "17-19 and 22 July" is one day. */
const start = '(?<![\\d:.+]|\\d\\s?[-\\u2013]\\s?|\\b(?:at|from|to|until|till|between)\\s)'
const year = '(?:,?\\s+(?<year>20\\d\\d)(?!\\d|[:.]\\d|\\s*(?:hours|hrs|h)\\b))?'
const pattern = builtPattern(
  `${start}(?:on\\s+)?(?<days>${one}(?:\\s*(?:,\\s*(?:and|or)\\b|[-/,&\\u2013]|and|or|to|through)\\s*${one})+)\\s+(?:of\\s+)?(?<month>${monthPattern})${year}`,
  'giu',
)

/** The longest run of days that is read as one session a day. */
const longest = 10

/**
 * Finds several days of one month: "21-22 July 2016", "21 and 22 July", "18/19/20 May". A session on each day is the
 * likely meaning, not the only one: every list is marked `list`, to be confirmed.
 */
export function findDayLists(page: Page, today: CalendarDate): FoundDate[] {
  const lists = findOn(page, pattern, ({ groups }) => {
    const days = daysOf(groups?.days ?? '')
    const month = monthOf(groups?.month ?? '')
    const [first] = days
    if (first === undefined) return null
    const year = groups?.year ? { year: Number(groups.year) } : {}
    const start = readDay({ day: first, month, ...year }, today).options[0]
    if (start === undefined) return null
    const dates = days.flatMap((day) => dateOf({ day, month, year: Number(start.slice(0, 4)) }) ?? [])
    const typed = groups?.year ? {} : { typed: days.map((day) => ({ day, month })) }
    return dates.length === days.length ? { dates, ...typed } : null
  })
  return lists.flatMap(({ dates, typed, ...piece }) =>
    dates.map((date, at) => ({
      ...piece,
      kind: 'date' as const,
      date: { options: [date] },
      list: true as const,
      ...(typed?.[at] ? { typed: typed[at] } : {}),
    })),
  )
}

/** The days in order; none where they are no list of days: 22-21, or two kinds of joining words. */
function daysOf(text: string): number[] {
  const days = [...text.matchAll(/\d+/g)].map(Number)
  const joins = new Set([...text.matchAll(/[-/,&\u2013]|and|or|to|through/gi)].map((match) => joinKind(match[0])))
  const rising = days.every((day, at) => at === 0 || day > (days[at - 1] ?? 0))
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  if (joins.size > 1 || !rising) return []
  if (!joins.has('range')) return days
  if (days.length > 2 || last - first >= longest) return []
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function joinKind(join: string): string {
  return /[-\u2013]|to|through/.test(join) ? 'range' : 'list'
}
