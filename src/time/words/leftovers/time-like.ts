import { englishDates } from '../../tables.ts'
import { readZone } from '../../zone.ts'
import { bareNumber, besideOnly, capitals, takenBack, timeWords } from './time-words.ts'

/**
 * What in words that nobody has read looks like a time all the same: it is asked about before it becomes a title.
 * @param edge whether the words stand at the beginning and at the end of what was typed.
 */
export function timeLikeIn(words: string, edge: { startsText: boolean; endsText: boolean }): string[] {
  // Between the parts of a length its pattern can share out several spaces in many ways, and tries all of them: two
  // spaces in 355 characters took it 700 ms.
  const found = englishDates()
    .parse(words.replace(/\s+/g, ' '))
    .map((result) => result.text)
  for (const { 0: typed, index } of words.matchAll(besideOnly)) {
    const behind = !edge.startsText && index === 0
    const before = !edge.endsText && index + typed.length === words.length
    if (behind || before || typed === words) found.push(typed)
  }
  const atEdge = edge.startsText ? [takenBack] : [bareNumber, capitals]
  for (const pattern of [...timeWords, ...atEdge])
    found.push(...(words.match(pattern)?.map((typed) => typed.trim()) ?? []))
  if (isPlace(words)) found.push(words)
  return found
}

/** A place alone is more likely where than what about. */
function isPlace(words: string): boolean {
  if (words.split(/\s+/).length > 3) return false
  const reading = readZone(words.replace(/^\W+|(?<!\W)\W+$/g, ''))
  return reading.kind === 'ask' || (reading.kind === 'zone' && !reading.common)
}
