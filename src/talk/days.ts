import { dateAt, plusDays, weekdayOf } from '#time/wall-time.ts'
import type { Word } from './words.ts'

/** A day that a sentence names: `to` is where its words end, `is` whether a date is such a day. */
export type NamedDay = {
  to: number
  is(date: string): boolean /** A weekday alone, which may be meant loosely. */
  weekday?: number
}

const weekdays: Record<string, number> = {}
const months: Record<string, number> = {}
const named = (names: Record<string, number>, lists: readonly string[], first: number) => {
  for (const list of lists) for (const [place, name] of list.split(' ').entries()) names[name] = place + first
}
named(
  weekdays,
  [
    'monday tuesday wednesday thursday friday saturday sunday',
    'mondays tuesdays wednesdays thursdays fridays saturdays sundays',
    'mon tue wed thu fri sat sun',
    'lundi mardi mercredi jeudi vendredi samedi dimanche',
    'lunes martes miercoles jueves viernes sabado domingo',
    'segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado domingo',
    'montag dienstag mittwoch donnerstag freitag samstag sonntag',
  ],
  1,
)
named(
  months,
  [
    'january february march april may june july august september october november december',
    'jan feb mar apr may jun jul aug sep oct nov dec',
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
    'januar februar marz april mai juni juli august september oktober november dezember',
  ],
  1,
)
weekdays.tues = 2
weekdays.thurs = 4

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
  return word in weekdays
}

export function isMonth(word: string): boolean {
  return word in months
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
    if (weekday === null && weekdays[is] !== undefined) weekday = weekdays[is]
    else if (month === null && months[is] !== undefined) month = months[is]
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
  }
}
