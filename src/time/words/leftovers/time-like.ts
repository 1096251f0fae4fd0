import * as chrono from 'chrono-node'
import { readZone } from '../../zone.ts'

/** Words that change what a time beside them means; not understood yet, so asked about wherever they stand. */
const modifiers = wordsOf([
  'every|weekly|monthly|fortnightly|biweekly|daily|(?:mon|tues|wednes|thurs|fri|satur|sun)days|alternat(?:e|ing)',
  'tonight|same time|(?:local|your|their|same) time|\\p{L}+ time$|in the (?:morning|afternoon|evening)|half past|quarter (?:past|to)',
  'onwards|latest|earliest|open end(?:ed)?|tb[acd]|no later than|all day|half (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d)',
  'three quarters|time\\s?zone|tz|w\\/c|week commencing|week beginning|(?:bank|public) holiday|[cs]\\.\\s?t\\b',
])
/** Of these, the ones that are doubtful only right beside a time: elsewhere they are words of a title. */
const besideOnly = wordsOf([
  'by|at most|at least|less than|more than|up to|max(?:imum)?|min(?:imum)?|any|some|end|later|earlier|ish',
  'before|after|around|about|approximately|circa|until|till|since|between|during|onward',
  'not|no|never|is|isn.t|was|can.?t|cannot|won.t|doesn.t|without|except|excluding|but|unless|if|instead|either|or|each|next|last|other than',
  'maybe|perhaps|possibly|probably|preferably|ideally|tentatively|hopefully|possible',
  'end of|start of|beginning of|rest of|mid|early|late|coming|wks?|week|weeks|month|months|days|quarter of',
])
/** At the beginning of all, words that take back what follows. */
const takenBack = /^(?:no|not|never|cancel(?:led|ed)?|call off|skip|avoid|prepone|anything but|any day but)\b/i

/** Whole words, anywhere in a text. */
function wordsOf(words: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${words.join('|')})(?![\\p{L}\\d])`, 'giu')
}

/** "Next 4 Fridays" where nobody counted them. */
const counting = /\b(?:next|first|last|coming|following)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten)$/i
/** Alone behind a time, more likely a place or a zone that nobody knows than what a meeting is about: "15:00 GVA". */
const capitals = /^[A-Z]{2,4}$/
/** Days, months and hours in the languages that people mix with English. */
const foreign =
  /(?<![\p{L}\d])(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|segunda|ter[cç]a|quarta|quinta|sexta|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre|enero|febrero|marzo|abril|mayo|maio|junio|junho|julio|julho|agosto|septiembre|setembro|octubre|outubro|noviembre|novembro|diciembre|dezembro|januar|februar|m[aä]rz|juni|juli|oktober|dezember|demain|ma[nñ]ana|amanh[aã]|morgen|heute|hoy|hoje|uhr|heures?|horas?)(?![\p{L}\d])/iu

/** What lasts, or happens, so many times; a zone with a number that nobody understood. */
const counted =
  /\b(?:\d+|an?|one|two|three|half|few|several|couple of)[\s-]*(?:days?|weeks?|months?|hours?|minutes?|mins?|times)\b|\b(?:utc|gmt)\s?[+-]?\d/i
const clockLike =
  /\b\d{1,2}[:;]\d{2}\b|^\d{1,2}\.\d{2}\b|\b\d{1,2}\s?[ap]m\b|\bbetween\s+\d|\bthe\s+\d{1,2}(?:st|nd|rd|th)$|\bin Q[1-4]\b/i
/** Behind a time, a number that no noun introduces: "15", "+2", "in 2021", "'20", "/16:00". In "SDG 11" one does. */
const bareNumber =
  /^(?:(?:in|at|by|to|from|on|of|for|between|until|since|after|before|around)\s+)?['\u2019/+\u2212-]?\s?\d/i
const numberAlone = /^['\u2019]?\d{1,4}$/
/** Scraps that are no title: half of something that was not understood. */
const scraps =
  /^(?:(?:to|up|all|apart|this|that|these|those|the|an?|and|or|half|next|zone|time|clock|day|date|then|so|later|same|both|first|second|third|fourth|fifth|last|\d{1,2}(?:st|nd|rd|th)|\p{L})(?:\s+|$))+$/iu
/** Abbreviations of zones that are words too, alone and in small letters: read in capitals only. */
const zoneOrWord = /^(?:et|ct|mt|pt|met|ict|mit|west|east|act|cat|eat|art|pet)$/i

/**
 * What in words that nobody has read looks like a time all the same: it is asked about before it becomes a title.
 * @param edge whether the words stand at the beginning and at the end of what was typed.
 */
export function timeLikeIn(words: string, edge: { startsText: boolean; endsText: boolean }): string[] {
  const found = chrono.en.GB.parse(words).map((result) => result.text)
  found.push(...[...words.matchAll(modifiers)].map(([said]) => said))
  for (const { 0: said, index } of words.matchAll(besideOnly)) {
    const behind = !edge.startsText && index === 0
    const before = !edge.endsText && index + said.length === words.length
    if (behind || before || said === words) found.push(said)
  }
  if (edge.startsText) found.push(...(takenBack.exec(words) ?? []))
  const behindTime = edge.startsText ? [] : [bareNumber, capitals]
  for (const pattern of [counted, counting, foreign, clockLike, numberAlone, scraps, zoneOrWord, ...behindTime]) {
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
