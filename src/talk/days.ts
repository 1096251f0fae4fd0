import { monthNames, weekdayNames } from '#time/english-names.ts'
import { dateAt, plusDays, weekdayOf } from '#time/wall-time.ts'
import { calendarNames } from '#time/words/languages/vocabulary.ts'
import type { Word } from './words.ts'

/** A day that a sentence names: `to` is where its words end, `is` whether a date is such a day. */
export type NamedDay = {
  to: number
  is(date: string): boolean
  /** A weekday alone, which may be meant loosely. */
  weekday?: number
  /** A day of the month, of which month is not said. */
  dayOfMonth?: true
}

/** Russian and Arabic ones are left out: in Latin letters Marta and Maya are people as well. */
const others = (['french', 'spanish', 'portuguese', 'german', 'italian'] as const).flatMap(calendarNames)
const weekdays = numbersOf(weekdayNames, { tues: 2, thurs: 4 })
const months = numbersOf(monthNames, { sept: 9 })

/** The number of each name: in English, its plural and its first three letters too, and in the other languages. */
function numbersOf(english: readonly string[], more: Record<string, number>): ReadonlyMap<string, number> {
  const named = english.flatMap((name, at) => {
    const own = name.toLowerCase()
    const foreign = others.flatMap(([word, meant]) => (meant === name ? [word.replaceAll(' ', '-')] : []))
    return [own, `${own}s`, own.slice(0, 3), ...foreign].map((word): [string, number] => [word, at + 1])
  })
  return new Map([...named, ...Object.entries(more)])
}

const relative: Record<string, number> = {
  today: 0,
  tonight: 0,
  tomorrow: 1,
  heute: 0,
  morgen: 1,
  demain: 1,
  hoy: 0,
  hoje: 0,
  manana: 1,
  amanha: 1,
  yesterday: -1,
}

const between = new Set(['the', 'of', 'le', 'du', 'de', 'am', 'el', 'dia', 'den', 'on'])

export function isWeekday(word: string): boolean {
  return weekdays.has(word)
}

export function isMonth(word: string): boolean {
  return months.has(word)
}

export function isRelativeDay(word: string): boolean {
  return word in relative
}

/** The day that begins at this word, as long as it goes; null where none does. */
export function dayAt(
  words: readonly Word[],
  at: number,
  { now, zone }: { now: string; zone: string },
): NamedDay | null {
  const today = dateAt(now, zone)
  const word = words[at]?.is ?? ''
  const days = relative[word]
  if (days !== undefined) return { to: at + 1, is: (date) => date === plusDays(today, days) }
  if (word === 'this' && /^(?:afternoon|morning|evening)$/.test(words[at + 1]?.is ?? ''))
    return { to: at + 2, is: (date) => date === today }
  let place = at
  let weekday: number | null = null
  let day: number | null = null
  let month: number | null = null
  let to = at
  for (; place < words.length && place < at + 6; place++) {
    const is = words[place]?.is ?? ''
    const figures = /^(\d{1,2})(?:st|nd|rd|th|er|\.)?$/.exec(is)
    const both = /^(\d{1,2})[./](\d{1,2})$/.exec(is)
    if (weekday === null && weekdays.has(is)) weekday = weekdays.get(is) ?? null
    else if (month === null && months.has(is)) month = months.get(is) ?? null
    else if (day === null && figures && Number(figures[1]) >= 1 && Number(figures[1]) <= 31) day = Number(figures[1])
    else if (day === null && both) [day, month] = [Number(both[1]), Number(both[2])]
    else if (between.has(is)) continue
    else break
    to = place + 1
  }
  // A figure alone is a day only where it says so: "the 20th", "on the 20".
  const first = words[at]?.is ?? ''
  if (weekday === null && month === null && day !== null && !/\D/.test(first) && !between.has(first)) return null
  if (weekday === null && month === null && day === null) return null
  return {
    to,
    is: (date) =>
      (month === null || Number(date.slice(5, 7)) === month) &&
      (day === null || Number(date.slice(8, 10)) === day) &&
      (weekday === null ||
        (weekdayOf(date) === weekday && (day !== null || month !== null || date <= plusDays(today, 7)))),
    ...(weekday !== null && day === null && month === null ? { weekday } : {}),
    ...(day !== null && month === null ? { dayOfMonth: true as const } : {}),
  }
}
