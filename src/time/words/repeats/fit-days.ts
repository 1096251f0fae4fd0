import { nextWeekday } from '../../month-days.ts'
import type { Readings } from '../../readings.ts'
import { type CalendarDate, weekdayOf } from '../../wall-time.ts'
import type { FoundDate } from '../found.ts'
import type { FoundRhythm } from './find-rhythm.ts'

/** "Not on the 4th": of several readings those that lie in the series. */
export function within(
  options: readonly CalendarDate[],
  {
    from = '',
    until = '9999',
    on,
  }: { from: CalendarDate | undefined; until: CalendarDate | undefined; on: readonly number[] | null },
): CalendarDate[] {
  const inside = options.filter((date) => date >= from && date <= until)
  const fitting = on ? inside.filter((date) => on.includes(weekdayOf(date))) : inside
  const found = [fitting, inside].find((dates) => dates.length > 0)
  return found ?? [...options]
}

/** "Until the 24th": the first such day by which it has met. */
export function lastOf(piece: FoundDate, rhythms: FoundRhythm['rhythms'], today: CalendarDate): FoundDate {
  const on = weekdaysOf(rhythms)
  const [first, ...more] = piece.date.options
  if (!piece.later || !on || first === undefined || more.length > 0) return piece
  const next = on.map((weekday) => nextWeekday(weekday, today)).sort()[0] ?? today
  const last = [first, ...piece.later].find((date) => date >= next)
  return last === undefined ? piece : { ...piece, date: { options: [last] } }
}

/** "Mondays from the 13th": the coming 13th, or the next one that is a Monday. */
export function firstOf(piece: FoundDate, rhythms: FoundRhythm['rhythms']): FoundDate {
  const on = weekdaysOf(rhythms)
  const [first, ...more] = piece.date.options
  if (!piece.later || !on || first === undefined || more.length > 0 || on.includes(weekdayOf(first))) return piece
  const later = piece.later.find((date) => on.includes(weekdayOf(date)))
  return later === undefined ? piece : { ...piece, date: { options: [first, later] } }
}

/** The weekdays of what repeats by weeks; null for everything else. */
export function weekdaysOf([only, ...more]: FoundRhythm['rhythms']): readonly number[] | null {
  return only?.rhythm.kind === 'weeks' && more.length === 0 && only.rhythm.on.length > 0 ? only.rhythm.on : null
}

/** "Every Monday from 3/2/2025": of two readings the one that is a Monday. */
export function onItsDay(from: Readings<CalendarDate>, rhythms: FoundRhythm['rhythms']): Readings<CalendarDate> {
  const [only] = rhythms
  if (from.options.length < 2 || from.ask?.about === 'weekday' || rhythms.length > 1 || only?.rhythm.kind !== 'weeks')
    return from
  const { on } = only.rhythm
  const fitting = from.options.filter((date) => on.includes(weekdayOf(date)))
  return fitting.length === 1 ? { options: fitting } : from
}
