import { millisecondsOf } from './instant.ts'
import type { Hours } from './quiet-hours.ts'
import { clockText, readClock } from './words/hours/clock-words.ts'

/** What somebody wants of reminders. Absent = they did not say. `unknown` are words that were not understood. */
export type ReminderWish = {
  /** How long before the start, the longest first, ISO 8601; none = no reminders. */
  offsets?: string[]
  /** The same time twice = no quiet hours. */
  quiet?: Hours
  unknown: string[]
}

const units: Record<string, (count: number) => string> = {
  w: (count) => `P${count * 7}D`,
  d: (count) => `P${count}D`,
  h: (count) => `PT${count}H`,
  m: (count) => `PT${count}M`,
}
const offset = /(\d{1,3}|\ban?(?=\s))\s*(weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m)\b/gi
/** An hour with its minutes, in one word: `2h15`, `1h30m`. */
const joined = /\b(\d{1,2})h(\d{1,2})(?:m|min)?\b/gi
const quiet =
  /\bquiet(?:\s+hours)?\s+(?:(off|none|never)|(?:(?:from|between)\s+)?([\d:.apm]{1,8})\s*(?:-|\u2013|to|until|and)\s*([\d:.apm]{1,8}))/i
/** Nobody is quiet for longer: "10-7" more likely means the evening. */
const longestQuiet = 14 * 60

/** Reads `1d 1h, quiet 22-7`, `1 week, 1 hour`, `off`, `quiet off`. */
export function readOffsets(text: string): ReminderWish {
  const wish: ReminderWish = { unknown: [] }
  const withoutQuiet = text.replace(quiet, (words, ...[off, from, to]: (string | undefined)[]) => {
    const hours = off ? { from: '00:00', to: '00:00' } : quietHours(from ?? '', to ?? '')
    if (hours) wish.quiet = hours
    else wish.unknown.push(words)
    return ' '
  })
  const offsets: string[] = []
  const apart = withoutQuiet.replace(joined, (_, hours: string, minutes: string) => {
    offsets.push(`PT${Number(hours) * 60 + Number(minutes)}M`)
    return ' '
  })
  const rest = apart.replace(offset, (_, count: string, unit: string) => {
    offsets.push(units[unit[0]?.toLowerCase() ?? '']?.(/^a/i.test(count) ? 1 : Number(count)) ?? '')
    return ' '
  })
  const words = rest
    .split(/[\s,;]+/)
    .filter((word) => word !== '' && !/^(and|before|reminders?|at|the|meeting)$/i.test(word))
  const off = words.some((word) => /^(off|none|never)$/i.test(word))
  if (off) wish.offsets = []
  else if (offsets.length > 0)
    wish.offsets = [...new Set(offsets)].sort((a, b) => millisecondsOf(b) - millisecondsOf(a))
  wish.unknown.push(...words.filter((word) => !/^(off|none|never)$/i.test(word)))
  return wish
}

/** Bare hours are on the 24-hour clock here: `22-7`. */
function quietHours(from: string, to: string): Hours | null {
  const [start, end] = [hourOf(from), hourOf(to)]
  if (start === null || end === null) return null
  const length = (end - start + 1440) % 1440
  return length === 0 || length > longestQuiet ? null : { from: clockText(start), to: clockText(end) }
}

function hourOf(text: string): number | null {
  const clock = readClock(/^\d{1,2}$/.test(text) ? `${text.padStart(2, '0')}:00` : text)
  return clock?.options.at(0) ?? null
}
