import { numberOf, numberPattern } from './calendar-words.ts'
import { type FoundLasts, findOn, type Page } from './found.ts'

const start = '(?<![\\p{L}\\d:.,/-]|\\bin\\s)(?:(?:for|lasting|lasts|of)\\s+)?'
const end = '(?![\\p{L}\\d])'
const hour = '(?:h|hrs?|hours?)'
const minute = '(?:m|mins?|minutes?)'

const patterns = [
  `${start}(?<iso>PT(?=\\d)(?:\\d+H)?(?:\\d+M)?)${end}`,
  `${start}(?<hours>\\d{1,2})h(?<minutes>[0-5]\\d)m?${end}`,
  `${start}(?<hours>${numberPattern})\\s*${hour}\\s*(?:and\\s+)?(?<minutes>\\d{1,2})\\s*${minute}${end}`,
  `${start}(?<hours>${numberPattern})\\s+(?:hours?\\s+and\\s+a\\s+half|and\\s+a\\s+half\\s+hours?)${end}`,
  `${start}(?<hours>an?)\\s+${hour}\\s+and\\s+(?<minutes>\\d{1,2})\\s*${minute}${end}`,
  `${start}(?<half>half\\s+an?\\s+hour|half-hour)${end}`,
  `${start}(?<quarter>(?:an?\\s+)?quarter\\s+of\\s+an\\s+hour)${end}`,
  `${start}(?<quarters>three\\s+quarters\\s+of\\s+an\\s+hour)${end}`,
  `${start}(?<decimal>\\d{1,2}[.,]\\d{1,2})\\s*${hour}${end}`,
  `${start}(?<hours>${numberPattern})(?:\\s+|-|(?<=\\d))${hour}${end}`,
  `${start}(?<minutes>${numberPattern})(?:\\s*(?:mins?|minutes?)|-minutes?|(?<=\\d)m)${end}`,
]

/** Finds how long: "90m", "1h30", "1 hour 30 minutes", "2 hours", "half an hour", "1.5 h", "PT90M". */
export function findLengths(page: Page): FoundLasts[] {
  return patterns.flatMap((pattern) =>
    findOn(page, pattern, (match) => {
      const minutes = minutesOf(match.groups ?? {}, match[0])
      return minutes === null || minutes === 0 || minutes > 24 * 60
        ? null
        : { kind: 'lasts' as const, lasts: `PT${minutes}M` }
    }),
  )
}

function minutesOf(groups: Record<string, string | undefined>, words: string): number | null {
  if (groups.iso) return Math.round(Temporal.Duration.from(groups.iso.toUpperCase()).total('minutes'))
  if (groups.half) return 30
  if (groups.quarter) return 15
  if (groups.quarters) return 45
  if (groups.decimal) return Math.round(Number(groups.decimal.replace(',', '.')) * 60)
  const hours = groups.hours ? numberOf(groups.hours) : 0
  const half = /half/i.test(words) ? 30 : 0
  const minutes = groups.minutes ? numberOf(groups.minutes) : 0
  return hours * 60 + half + minutes
}
