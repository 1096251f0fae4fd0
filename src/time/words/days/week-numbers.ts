import { builtPattern } from '#built-pattern.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import { weekdayNumber, weekdayPattern } from '../calendar-words.ts'
import { type FoundDate, findOn, type Page } from '../found.ts'

const start = '(?<![\\p{L}\\d:.,/+-])(?:(?:on|in|of)\\s+)?'
const number =
  '(?<week>\\d{1,2})(?:\\s?/\\s?(?<year>20\\d\\d)|\\s+(?<year2>20\\d\\d)(?![\\d:]))?(?!\\d|[:.]\\d|\\s?[ap]\\.?m|h)'
const week = `(?:(?<yearBefore>20\\d\\d)-?)?(?:(?:calendar\\s+)?week\\.?|wk\\.?|[ck]?w)\\s?${number}`
const inBrackets = '(?:\\s*\\([^()]{1,30}\\))?'
const weekThenDay = builtPattern(
  `${start}${week}${inBrackets},?\\s+(?:on\\s+)?(?<weekday>${weekdayPattern})(?![\\p{L}\\d])`,
  'giu',
)
const dayThenWeek = builtPattern(
  `${start}(?<weekday>${weekdayPattern}),?\\s+(?:of\\s+|in\\s+)?(?:the\\s+)?${week}`,
  'giu',
)
const weeks = builtPattern(
  `${start}(?:from\\s+)?[ck]?w\\s?(?<from>\\d{1,2})\\s*(?:to|until|till|[-\\u2013])\\s*[ck]?w\\s?(?<to>\\d{1,2})(?!\\d)`,
  'giu',
)

const fromWeek = builtPattern(
  `${start}(?:from|starting|beginning|starts|first\\s+(?:time|one|meeting))\\s+(?:in\\s+|with\\s+)?(?:the\\s+)?${week}(?![\\p{L}\\d])`,
  'giu',
)

type Groups = Record<string, string | undefined>

/** Finds a weekday of a numbered week: "CW20 Tue", "Wednesday in week 40", "week 9, Thursday". @param today in the speaker's zone. */
export function findWeekdaysOfWeeks(page: Page, today: CalendarDate): FoundDate[] {
  return [weekThenDay, dayThenWeek].flatMap((pattern) =>
    findOn(page, pattern, ({ groups }) => {
      const date = dayOf(groups ?? {}, today)
      return date === undefined ? null : { kind: 'date' as const, date: { options: [date] } }
    }),
  )
}

/** Finds from which to which numbered week: "CW18 to CW22". */
export function findWeekRange(page: Page, today: CalendarDate): { first: CalendarDate; last: CalendarDate } | null {
  const [found] = findOn(page, weeks, ({ groups }) => {
    const first = mondayOf(Number(groups?.from), { today })
    const last = first && mondayOf(Number(groups?.to), { today: first })
    return first && last ? { first, last: plusDays(last, 6) } : null
  })
  return found ? { first: found.first, last: found.last } : null
}

/** Finds from which numbered week on: "from week 37", "first time in calendar week 4"; its Monday. */
export function findFirstWeek(page: Page, today: CalendarDate): CalendarDate | null {
  const [found] = findOn(page, fromWeek, ({ groups }) => {
    const year = groups?.year ?? groups?.year2 ?? groups?.yearBefore
    // The week that has begun is the one that is meant.
    const monday = mondayOf(Number(groups?.week), {
      today: plusDays(today, -6),
      ...(year ? { year: Number(year) } : {}),
    })
    return monday ? { monday } : null
  })
  return found?.monday ?? null
}

function dayOf(groups: Groups, today: CalendarDate): CalendarDate | undefined {
  const year = groups.year ?? groups.year2 ?? groups.yearBefore
  const days = weekdayNumber(groups.weekday ?? '') - 1
  const monday = mondayOf(Number(groups.week), {
    today: plusDays(today, -days),
    ...(year ? { year: Number(year) } : {}),
  })
  return monday && plusDays(monday, days)
}

/** The Monday of a week of the year by ISO 8601; without a year of the next such week whose Monday is not before `today`. */
function mondayOf(week: number, when: { year?: number; today: CalendarDate }): CalendarDate | undefined {
  if (week < 1 || week > 53) return undefined
  const thisYear = Number(when.today.slice(0, 4))
  const years = when.year === undefined ? [0, 1, 2, 3, 4, 5, 6].map((more) => thisYear + more) : [when.year]
  return years
    .map((year) => plusDays(`${year}-01-04`, 1 - weekdayOf(`${year}-01-04`) + 7 * (week - 1)))
    .find((monday, at) => {
      const inYear =
        Temporal.PlainDate.from(monday).weekOfYear === week && Temporal.PlainDate.from(monday).yearOfWeek === years[at]
      return inYear && (when.year !== undefined || monday >= when.today)
    })
}
