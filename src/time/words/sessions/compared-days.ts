import { resolveWhen } from '../../resolve-when.ts'
import { occurrencesOf } from '../../series/occurrences.ts'
import { type CalendarDate, plusDays } from '../../wall-time.ts'
import type { WhenOptions } from '../../when.ts'
import type { Found, Page } from '../found.ts'
import { type FoundRepeat, repeatDraft } from '../repeats/read-repeat.ts'

/** For so long a series is looked at: by then clocks have changed everywhere. */
const year = 366

/**
 * The days on which the times of some words are compared with each other: the first that was typed, or all of a series in
 * its first year.
 * @param today in the speaker's zone.
 */
export function comparedDays(
  found: readonly Found[],
  { page, repeating, today }: { page: Page; repeating: FoundRepeat | null; today: CalendarDate },
  options: WhenOptions,
): CalendarDate[] {
  const dates = found.flatMap((piece) => (piece.kind === 'date' ? [piece] : []))
  if (!repeating) return [dates[0]?.date.options[0] ?? today]
  // What the days mean is told from the words before them, which are taken off the page: here off a copy.
  const { repeat } = repeatDraft(repeating, dates, { page: { ...page }, today })
  const draft = { sessions: [], repeat, title: null, link: null, meanings: [], doubts: [] }
  const when = resolveWhen(draft, { ...options, dateOnly: true })
  const series = when.kind === 'understood' ? when.series : undefined
  if (!series) return Array.from({ length: 53 }, (_, week) => plusDays(today, 7 * week))
  return occurrencesOf(series, { from: series.from, to: plusDays(series.from, year) }).map(({ date }) => date)
}
