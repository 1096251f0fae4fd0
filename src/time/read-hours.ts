import { builtPattern } from '#built-pattern.ts'
import type { Hours } from './quiet-hours.ts'
import { clockPattern, clockText, readClock } from './words/hours/clock-words.ts'

/** Hours in which somebody usually meets are as long as the one at least and as the other at most, in minutes. */
const [shortest, longest] = [60, 16 * 60]

const pattern = builtPattern(
  `^(?:from\\s+|between\\s+)?(?<from>${clockPattern})\\s*(?:-|\\u2013|\\bto\\b|\\buntil\\b|\\btill\\b|\\band\\b)\\s*(?<to>${clockPattern})$`,
  'i',
)

/**
 * The hours of a day that words may mean, the earliest first: `8-17`, `22-6`, `8am to 5pm`, `9:30-17`. "9-5" has two
 * readings, day and night; words that are no such hours have none.
 */
export function readHours(text: string): Hours[] {
  const { from = '', to = '' } = pattern.exec(text.trim().replace(/\b24(?:[:.]00)?$/, 'midnight'))?.groups ?? {}
  const [starts, ends] = [optionsOf(from), optionsOf(to)]
  return starts
    .flatMap((start) => ends.map((end) => ({ start, length: (end - start + 1440) % 1440 })))
    .filter(({ length }) => length >= shortest && length <= longest)
    .toSorted((one, other) => one.start - other.start || one.length - other.length)
    .map(({ start, length }) => ({ from: clockText(start), to: clockText(start + length) }))
}

/** The minutes of a day that a time may mean, each once. */
function optionsOf(clock: string): number[] {
  return [...new Set((readClock(clock)?.options ?? []).map((minutes) => minutes % 1440))]
}
