import { readFileSync } from 'node:fs'
import type { CalendarDate } from '../wall-time.ts'

/** By country code, then by `2021-06-01`, or `12-25` for what comes back on that day every year. */
let known: Map<string, Map<string, string>> | null = null

/**
 * The public holiday of a whole country on this day, by its English name. Those of its regions are left out, and those
 * that follow the moon stand as computed, so it is a hint. @param country ISO 3166, `KE`.
 */
export function publicHolidayOn(country: string, date: CalendarDate): string | null {
  known ??= readTable()
  const days = known.get(country)
  return days?.get(date) ?? days?.get(date.slice(5)) ?? null
}

/** public-holidays.tsv, 330 kB: read when it is first asked for, in a few milliseconds. */
function readTable(): Map<string, Map<string, string>> {
  const table = new Map<string, Map<string, string>>()
  const rows = readFileSync(new URL('public-holidays.tsv', import.meta.url), 'utf8').split('\n')
  for (const row of rows.filter((line) => line !== '' && !line.startsWith('#'))) {
    const [country = '', name = '', dates = ''] = row.split('\t')
    const days = table.get(country) ?? new Map<string, string>()
    table.set(country, days)
    for (const date of dates.split(' ')) if (!days.has(date)) days.set(date, name)
  }
  return table
}
