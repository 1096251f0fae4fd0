import type { Instant } from './instant.ts'
import { sayDate } from './say-instant.ts'
import { type CalendarDate, dateAt } from './wall-time.ts'
import { findDates } from './words/days/find-dates.ts'
import { pageOf } from './words/found.ts'

/** `rest` is what else was typed, without the day and the "until" or "from" before it. */
export type DateReading =
  | { kind: 'date'; date: CalendarDate; rest: string }
  | { kind: 'ask'; question: string; choices: { label: string; date: CalendarDate }[]; rest: string }
  | { kind: 'none'; rest: string }

/**
 * Reads the one day in words such as `procurement until 31 March` or `@person leader from 1 May`. Two days, or a day
 * with two readings, are asked about.
 */
export function readDate(text: string, speaker: { now: Instant; zone: string }): DateReading {
  const page = pageOf(text)
  const found = findDates(page, dateAt(speaker.now, speaker.zone))
  // What is too long to be searched for days stays among the other words.
  const rest = restOf(page.rest + text.slice(page.text.length))
  const [first] = found
  if (!first) return { kind: 'none', rest }
  const options = [...new Set(found.flatMap((piece) => piece.date.options))]
  const [date] = options
  const sure = options.length === 1 && found.every((piece) => !piece.date.ask)
  if (sure && date !== undefined) return { kind: 'date', date, rest }
  const question = first.date.ask?.question ?? 'Which day do you mean?'
  return { kind: 'ask', question, choices: options.map((option) => ({ label: sayDate(option), date: option })), rest }
}

function restOf(text: string): string {
  return text
    .replace(/(?:\b(?:until|till|from|by|on|to|since|before)\s*)?\uE000+/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:]+|(?<![\s,;:])[\s,;:]+$/g, '')
}
