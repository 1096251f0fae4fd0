import { builtPattern } from '#built-pattern.ts'
import { numberOf, numberPattern } from '../calendar-words.ts'
import { type FoundLasts, findOn, type Page } from '../found.ts'

const start = '(?<![\\p{L}\\d:.,/\\u2013-]|\\bin\\s)(?:(?:for|lasting|lasts|(?<![,;]\\s)of|during)\\s+)?'
/** Neither "5 minutes each" nor "two hours ahead of UTC". */
const end = '(?![\\p{L}\\d]|\\s+(?:each|apiece|per|ahead\\s+of|behind|ago)\\b)'
/** "The 15-minute city": a number before one minute describes what follows, unless that is a kind of meeting. */
const meetings =
  'review|meeting|call|session|sync|chat|discussion|slot|briefing|workshop|webinar|presentation|talk|update|check|catch|stand|intro|demo|training|seminar|lecture|debrief|planning|event|interview|panel|video|zoom|online|long'
const adjective = `(?!\\s+(?!(?:${meetings})|(?:on|at|from|and|for|in|about|with)\\b)\\p{L})`
const hour = '(?:h|hrs?|hours?)'
const minute = '(?:m|mins?|minutes?)'

const patterns = [
  `${start}(?<iso>PT(?=\\d)(?:\\d+H)?(?:\\d+M)?)${end}`,
  `${start}(?<hours>\\d{1,2})h(?<minutes>[0-5]\\d)m?${end}`,
  `${start}(?<hours>${numberPattern})\\s*${hour}\\s*(?:and\\s+)?(?<minutes>\\d{1,2})\\s*${minute}${end}`,
  `${start}(?<hours>${numberPattern})\\s+(?:hours?\\s+and\\s+a\\s+half|and\\s+a\\s+half\\s+hours?)${end}`,
  `${start}(?<hours>an?)\\s+${hour}\\s+and\\s+(?<minutes>\\d{1,2})\\s*${minute}${end}`,
  `${start}(?<hours>hour)\\s+and\\s+a\\s+half${end}`,
  `${start}(?<half>half\\s+an?\\s+hour|half[\\s-]hour)${end}`,
  `${start}(?<quarter>(?:an?\\s+)?quarter\\s+of\\s+an\\s+hour)${end}`,
  `${start}(?<quarters>three\\s+quarters\\s+of\\s+an\\s+hour)${end}`,
  `${start}(?<decimal>\\d{1,2}[.,]\\d{1,2})\\s*${hour}${end}`,
  `${start}(?<hours>${numberPattern})(?:\\s+|-|(?<=\\d))(?:(?:h|hrs?|hours)|(?<=\\b(?:1|an?|one)[\\s-])hour|hour(?:${adjective}))${end}`,
  `${start}(?<minutes>${numberPattern})(?:\\s*(?:mins?|minutes)|\\s*minute(?:${adjective})|-minutes|-minute(?:${adjective})|(?<=\\d)m)${end}`,
].map((source) => builtPattern(source, 'giu'))

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
  // "15.00 hrs" is a time.
  if (groups.decimal && /^(?:[89]|\d\d)[.,]\d\d$/.test(groups.decimal)) return null
  if (groups.decimal) return Math.round(Number(groups.decimal.replace(',', '.')) * 60)
  const hours = groups.hours ? (/^hour$/i.test(groups.hours) ? 1 : numberOf(groups.hours)) : 0
  const half = /half/i.test(words) ? 30 : 0
  const minutes = groups.minutes ? numberOf(groups.minutes) : 0
  return hours * 60 + half + minutes
}
