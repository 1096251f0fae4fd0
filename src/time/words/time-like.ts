import * as chrono from 'chrono-node'
import { readZone } from '../zone.ts'

/** Words that change what a time beside them means; not understood yet, so asked about. */
const modifiers =
  /\b(?:every|each|weekly|monthly|fortnightly|biweekly|daily|(?:mon|tues|wednes|thurs|fri|satur|sun)days|before|after|around|about|approximately|circa|until|till|since|between|not|except|either|or|next|last|tonight|same time|(?:local|your|their|same) time|\p{L}+ time$|in the (?:morning|afternoon|evening)|half past|quarter (?:past|to)|by|at most|at least|less than|more than|up to|max(?:imum)?|min(?:imum)?|any|some|end|onwards|open end(?:ed)?|tb[acd]|later|earlier|latest|earliest|no later than|all day|half (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)|end of|start of|beginning of|mid|early|late|week|weeks|month|months|days)\b/iu
/** Of these, the ones that are doubtful only right beside a time: elsewhere they are words of a title. */
const besideOnly =
  /^(?:by|at most|at least|less than|more than|up to|max(?:imum)?|min(?:imum)?|any|some|end|onwards|later|earlier|before|after|around|about|approximately|circa|until|till|since|between|not|except|either|or|next|last|each|end of|start of|beginning of|mid|early|late|week|weeks|month|months|days)$/i

/** What lasts, or happens, so many times; a zone with a number that nobody understood. */
const counted =
  /\b(?:\d+|an?|one|two|three|half)[\s-]*(?:days?|weeks?|months?|hours?|minutes?|mins?|times)\b|\b(?:utc|gmt)\s?[+-]?\d/i
const clockLike =
  /\b\d{1,2}[:;]\d{2}\b|^\d{1,2}\.\d{2}\b|\b\d{1,2}\s?[ap]m\b|\bbetween\s+\d|\bthe\s+\d{1,2}(?:st|nd|rd|th)$/i
/** Behind a time, a number that no noun introduces: "15", "+2", "in 2021", "'20", "/16:00". In "SDG 11" one does. */
const bareNumber =
  /^(?:(?:in|at|by|to|from|on|of|for|between|until|since|after|before|around)\s+)?['\u2019/+\u2212-]?\s?\d/i
const numberAlone = /^['\u2019]?\d{1,4}$/
/** Scraps that are no title: half of something that was not understood. */
const scraps =
  /^(?:(?:to|this|that|these|those|the|an?|and|or|half|next|zone|time|clock|day|date|then|so|later|same|both|first|second|third|fourth|fifth|last|\d{1,2}(?:st|nd|rd|th)|\p{L})(?:\s+|$))+$/iu
/** Abbreviations of zones that are words too, alone and in small letters: read in capitals only. */
const zoneOrWord = /^(?:et|ct|mt|pt|met|ict|mit|west|east|act|cat|eat|art|pet)$/i

/**
 * What in words that nobody has read looks like a time all the same: it is asked about before it becomes a title.
 * @param edge whether the words stand at the beginning and at the end of what was typed.
 */
export function timeLikeIn(words: string, edge: { startsText: boolean; endsText: boolean }): string[] {
  const found = chrono.en.GB.parse(words).map((result) => result.text)
  const modifier = modifiers.exec(words)
  if (modifier) {
    const [said] = modifier
    const beside =
      (!edge.startsText && modifier.index === 0) ||
      (!edge.endsText && modifier.index + said.length === words.length) ||
      said === words
    if (beside || !besideOnly.test(said)) found.push(said)
  }
  const behindTime = edge.startsText ? [] : [bareNumber]
  for (const pattern of [counted, clockLike, numberAlone, scraps, zoneOrWord, ...behindTime]) {
    const match = pattern.exec(words)
    if (match) found.push(match[0].trim())
  }
  if (isPlace(words)) found.push(words)
  return found
}

/** A place alone is more likely where than what about. */
function isPlace(words: string): boolean {
  if (words.split(/\s+/).length > 3) return false
  const reading = readZone(words.replace(/^\W+|\W+$/g, ''))
  return reading.kind === 'ask' || (reading.kind === 'zone' && !reading.common)
}
