import { weekdayNames } from '../english-names.ts'
import { listed } from '../english-words.ts'
import { sayDay } from '../say-instant.ts'
import type { CalendarDate } from '../wall-time.ts'
import type { RepeatDraft } from './repeat-draft.ts'
import { everySome, type MonthDay, ordinals, type Rhythm, sayRhythm } from './series.ts'

/**
 * How something repeats, in words that are read back as the same: for a form that somebody goes on typing in. The first
 * day stands apart from it, in `from`. Words that are still asked about stay as they were typed.
 */
export function repeatWords({ words, rhythms, sure, until, count, span, except, pauses = [] }: RepeatDraft): string {
  const [first] = rhythms
  const rhythm = sure && first ? rhythmWords(first.rhythm) : words
  const [last, ...others] = until.options
  return [
    rhythm,
    ...(last !== undefined && others.length === 0 ? [`until ${sayDay(last)}`] : []),
    ...(span === undefined ? [] : [`for ${spanWords(span)}`]),
    ...(count === undefined ? [] : [`${count} times`]),
    ...(except.length === 0 ? [] : [`except ${listed(except.map(sayDay))}`]),
    ...pauses.map(({ first, last }) => `pause from ${sayDay(first)} to ${sayDay(last)}`),
  ].join(' ')
}

function rhythmWords(rhythm: Rhythm): string {
  switch (rhythm.kind) {
    case 'dates':
      return datesWords(rhythm.dates)
    case 'days':
    case 'weeks':
      return sayRhythm(rhythm)
    case 'months':
      return monthsWords(rhythm.every, rhythm.on)
  }
}

/** Two days alone may also be two sessions of one meeting. */
function datesWords(dates: readonly CalendarDate[]): string {
  return [...dates.map(sayDay), ...(dates.length === 2 ? ['2 meetings'] : [])].join(', ')
}

/** "The first and third Tuesday of each month": each of these weeks has each of these days. */
function monthsWords(months: number, on: readonly MonthDay[]): string {
  const nths = on.flatMap((day) => ('nth' in day ? [day] : []))
  if (nths.length > 0) {
    const weeks = [...new Set(nths.map(({ nth }) => (nth < 0 ? 'last' : (ordinals[nth - 1] ?? ''))))]
    const days = `the ${listed(weeks)} ${weekdaysOf([...new Set(nths.map(({ weekday }) => weekday))])}`
    return months === 1 ? `${days} of each month` : `${everySome(months, 'month')} on ${days}`
  }
  const days = on.flatMap((one) => ('day' in one ? [one.day < 0 ? 'last day' : ordinal(one.day)] : []))
  return `${everySome(months, 'month')}${days.length === 0 ? '' : ` on the ${listed(days)}`}`
}

function weekdaysOf(on: readonly number[]): string {
  return listed([...on].sort().map((day) => weekdayNames[day - 1] ?? ''))
}

/** "6 weeks". @param span ISO 8601, 'P6W'. */
function spanWords(span: string): string {
  const unit = { W: 'weeks', M: 'months', Y: 'years' }[span.slice(-1)] ?? 'weeks'
  return `${span.slice(1, -1)} ${unit}`
}

function ordinal(day: number): string {
  const teen = day % 100 > 10 && day % 100 < 14
  return `${day}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`
}
