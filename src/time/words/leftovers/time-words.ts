import { builtPattern } from '#built-pattern.ts'

/** Words that change what a time beside them means; not understood yet, so asked about wherever they stand. */
const modifiers = builtPattern(
  wholeWords([
    'every|weekly|monthly|fortnightly|biweekly|daily|(?:mon|tues|wednes|thurs|fri|satur|sun)days|alternat(?:e|ing)',
    'tonight|same time|(?:local|your|their|same) time|\\S+ time$|in the (?:morning|afternoon|evening)|half past|quarter (?:past|to)',
    'onwards|latest|earliest|open end(?:ed)?|tb[acd]|no later than|all day|half (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d)',
    'three quarters|time\\s?zone|tz|w\\/c|week commencing|week beginning|(?:bank|public) holiday|[cs]\\.\\s?t\\b',
  ]),
  'giu',
)
/** Of these, the ones that are doubtful only right beside a time: elsewhere they are words of a title. */
export const besideOnly = builtPattern(
  wholeWords([
    'by|at most|at least|less than|more than|up to|max(?:imum)?|min(?:imum)?|any|some|end|later|earlier|ish',
    'before|after|around|about|approximately|circa|until|till|since|between|during|onward',
    'almost|nearly|most|mostly|usually|sometimes|occasionally',
    'not|no|never|is|isn.t|was|can.?t|cannot|won.t|doesn.t|without|except|excluding|but|unless|if|instead|either|or|each|next|last|other than',
    'maybe|perhaps|possibly|probably|preferably|ideally|tentatively|hopefully|possible',
    'end of|start of|beginning of|rest of|mid|early|late|coming|following|previous|wks?|week|weeks|month|months|days|quarter of',
  ]),
  'giu',
)
/** At the beginning of all, words that take back what follows. */
export const takenBack =
  /^(?:don.t|do not|no|not|never|cancel(?:led|ed)?|call off|skip|avoid|prepone|anything but|any day but)\b/i

/** "Next 4 Fridays" where nobody counted them. */
const counting = /\b(?:next|first|last|coming|following)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten)$/i
/** Alone behind a time, more likely a place or a zone that nobody knows than what a meeting is about: "15:00 GVA". */
export const capitals = /^\(?[A-Z]{2,5}\)?$/
/** Days, months and hours in the languages that people mix with English. */
const foreign = builtPattern(
  wholeWords([
    'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|heures?',
    'janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre',
    'lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|ma[nñ]ana|hoy|horas?',
    'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
    'segunda|ter[cç]a|quarta|quinta|sexta|amanh[aã]|hoje',
    'maio|junho|julho|setembro|outubro|novembro|dezembro',
    'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|morgen|uhr',
    'januar|februar|m[aä]rz|juni|juli|oktober|dezember',
  ]),
  'giu',
)
/** What lasts, or happens, so many times; a zone with a number that nobody understood. */
const counted =
  /\b(?:\d+|an?|one|two|three|half|few|several|couple of)[\s-]*(?:days?|weeks?|fortnights?|months?|hours?|minutes?|mins?|times)\b|\b(?:utc|gmt)\s?[+-]?\d/i
/** The week of a year. */
const weekNumber = /(?<![\p{L}\d])(?:week|wk|[ck]?w)\s?\d{1,2}(?![\p{L}\d])/iu
/** The id of a zone that does not exist. */
const zoneId = /\b(?:africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific|etc)\/\w+/i
const clockLike =
  /\b\d{1,2}[:;]\d{2}\b|^\d{1,2}\.\d{2}\b|\b\d{1,2}\s?[ap]m\b|\bbetween\s+\d|\bthe\s+\d{1,2}(?:st|nd|rd|th)$|\bin Q[1-4]\b/i
/** Behind a time, a number that no noun introduces: "15", "+2", "in 2021", "'20", "/16:00". In "SDG 11" one does. */
export const bareNumber =
  /^(?:(?:in|at|by|to|from|on|of|for|between|until|since|after|before|around)\s+)?['\u2019/+\u2212-]?\s?\d/i
const numberAlone = /^['\u2019]?\d{1,4}$/
/** Scraps that are no title: half of something that was not understood. */
const scraps =
  /^(?:(?:to|up|all|apart|this|that|these|those|the|an|and|or|half|next|zone|time|clock|day|date|then|so|later|same|both|first|second|third|fourth|fifth|last|(?:\/?\d{1,2}(?:st|nd|rd|th))+|\p{L})(?:\s+|$))+$/iu
/** Abbreviations of zones that are words too, alone and in small letters: read in capitals only. */
const zoneOrWord = /^(?:et|ct|mt|pt|met|ict|mit|west|east|act|cat|eat|art|pet)$/i

/** What looks like a time wherever it stands. */
export const timeWords = [
  modifiers,
  counted,
  counting,
  foreign,
  clockLike,
  weekNumber,
  zoneId,
  numberAlone,
  scraps,
  zoneOrWord,
]

/** Whole words, anywhere in a text. */
function wholeWords(words: string[]): string {
  return `(?<![\\p{L}\\d])(?:${words.join('|')})(?![\\p{L}\\d])`
}
