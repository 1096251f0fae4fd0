import { dateOf } from '../../month-days.ts'
import type { CalendarDate } from '../../wall-time.ts'
import type { FoundDate } from '../found.ts'
import { readDay } from './read-day.ts'

/**
 * In "26 April, 25 May and 15 September 2021" the year holds for all: a day without a year is the last such day up to
 * the dated one behind it, or the next such day from the dated one before it.
 */
export function inheritYears(found: FoundDate[], today: CalendarDate): FoundDate[] {
  const days = [...found].sort((a, b) => a.from - b.from)
  const isDated = (piece: FoundDate) => piece.typed === undefined && /\b20\d\d\b/.test(piece.words)
  if (!days.some(isDated)) return found
  const firstDated = days.findIndex(isDated)
  let behind = days[firstDated]?.date.options[0]
  for (let at = firstDated - 1; at >= 0; at--) behind = resolve(days, at, (piece) => lastUpTo(piece, behind, today))
  let before = days[firstDated]?.date.options[0]
  for (let at = firstDated + 1; at < days.length; at++) {
    const from = before
    before = resolve(days, at, (piece) => piece.typed && from && { ...readDay(piece.typed, from) })
  }
  return days
}

/** @returns the day that the next one is counted from. */
function resolve(
  days: FoundDate[],
  at: number,
  read: (piece: FoundDate) => FoundDate['date'] | undefined | '',
): CalendarDate | undefined {
  const piece = days[at]
  if (!piece) return undefined
  const date = read(piece)
  if (date) {
    const { yearless: _, typed: __, ...rest } = piece
    days[at] = { ...rest, date }
  }
  return days[at]?.date.options[0]
}

function lastUpTo(piece: FoundDate, end: CalendarDate | undefined, today: CalendarDate): FoundDate['date'] | undefined {
  if (!piece.typed || end === undefined) return undefined
  const year = Number(end.slice(0, 4))
  const { day, month } = piece.typed
  const last = [year, year - 1].find((candidate) => (dateOf({ day, month, year: candidate }) ?? '9999') <= end)
  return last === undefined ? undefined : readDay({ ...piece.typed, year: last }, today)
}
