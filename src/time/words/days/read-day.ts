import { monthNames, weekdayNames } from '../../english-names.ts'
import { dateOf } from '../../month-days.ts'
import type { Readings } from '../../readings.ts'
import { sayDate } from '../../say-instant.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import type { TypedDay } from '../found.ts'

/** How many years ahead a day without a year is looked for: 29 February can be eight years away, round 2100. */
const horizon = 9

/**
 * The day that was meant: without a year the next such day; with a weekday that disagrees, the choices.
 * @param today in the speaker's zone.
 */
export function readDay(typed: TypedDay, today: CalendarDate): Readings<CalendarDate> {
  const years =
    typed.year === undefined ? Array.from({ length: horizon }, (_, n) => Number(today.slice(0, 4)) + n) : [typed.year]
  const dates = years
    .flatMap((year) => dateOf({ ...typed, year }) ?? [])
    .filter((date) => typed.year !== undefined || date >= today)
  const [date] = dates
  if (date === undefined)
    return {
      options: [],
      ask: {
        about: 'date',
        question: `There is no ${typed.day} ${monthNames[typed.month - 1] ?? `month ${typed.month}`}${typed.year ? ` ${typed.year}` : ''}. Which day?`,
      },
    }
  if (typed.weekday !== undefined && weekdayOf(date) !== typed.weekday)
    return checkWeekday(date, typed.weekday, { dates, today })
  if (typed.year !== undefined || date <= plusDays(today, 366)) return { options: [date] }
  // 29 February without its year: the next one is far away.
  return { options: [date], ask: { about: 'year', question: `The next such day is ${sayDate(date)}. That one?` } }
}

/** The choices where a date falls on another weekday than was said: the date, the nearest such weekday, another year. */
export function checkWeekday(
  date: CalendarDate,
  weekday: number,
  more: { dates: CalendarDate[]; today: CalendarDate },
): Readings<CalendarDate> {
  if (weekdayOf(date) === weekday) return { options: [date] }
  const nearest = [-3, -2, -1, 1, 2, 3]
    .map((days) => plusDays(date, days))
    .filter((near) => weekdayOf(near) === weekday && near >= more.today)
  const otherYear = more.dates.filter((other) => weekdayOf(other) === weekday).slice(0, 1)
  const options = [...new Set([date, ...nearest, ...otherYear])]
  return {
    options,
    ask: {
      about: 'weekday',
      question: `${sayDate(date)} is not a ${weekdayNames[weekday - 1] ?? ''}. Which day do you mean?`,
    },
  }
}
