import { pageOf } from './words/found.ts'
import { findLengths } from './words/hours/find-lengths.ts'

/** Reads how long something lasts: "90m", "1h30", "2 hours", or digits alone for minutes. ISO 8601, or null. */
export function readDuration(text: string): string | null {
  const words = text.trim()
  // What most people write needs no page to be searched.
  const [, alone, digits = alone] = /^(?:(\d{1,4})|(\d{1,3})(?:m|\s*min(?:ute)?s?))$/i.exec(words) ?? []
  const minutes = digits === undefined ? null : Number(digits)
  if (minutes !== null) return minutes > 0 && minutes <= 24 * 60 ? `PT${minutes}M` : null
  const page = pageOf(words)
  const [found, ...more] = findLengths(page)
  return found && more.length === 0 && found.from === 0 && found.to === words.length ? found.lasts : null
}
