import { builtPattern } from '#built-pattern.ts'
import { monthPattern, numberPattern, weekdayPattern } from '../calendar-words.ts'

const dayName = weekdayPattern.replace('\\b\\.?', '')
const month = monthPattern.replace('\\b\\.?', '')
const clock = '\\d{1,2}(?:[:.]\\d\\d)?'
const plural = '(?:mon|tues|wednes|thurs|fri|satur|sun)days'
const word = '(?<![\\p{L}\\d])'
const end = '(?![\\p{L}\\d])'

/**
 * What people write whose English comes from another language, and how it is usually written: "PM 3:00", "11 of the
 * morning", "hour of Rome", "all the Thursdays", "day 29 April", "once in two weeks".
 */
const ways: readonly (readonly [RegExp, string])[] = [
  [
    builtPattern(
      `(?<!\\d\\s?|\\p{L})([ap])\\.?m\\.?\\s(${clock})(?![\\d:.h]|\\s?[ap]\\.?m)(?!\\s(?:of\\s)?${month})`,
      'giu',
    ),
    '$2 $1m',
  ],
  [
    builtPattern(`${word}(${clock})\\s(?:hours?\\s)?of\\s(?:the\\s)?(morning|afternoon|evening)${end}`, 'giu'),
    '$1 in the $2',
  ],
  [/(?<=\b(?:past|to)\s\p{L}{3,6})\s(?:of|in|at)\s(?:the\s)?(?=(?:morning|afternoon|evening)(?!\p{L}))/giu, ' in the '],
  [builtPattern(`${word}12\\s(?:of|in)\\s(?:the\\s)?day${end}`, 'giu'), 'noon'],
  [
    builtPattern(`${word}([6-9]|1[01])((?:[:.]\\d\\d)?)\\s(?:o.clock\\s)?(?:at|in\\sthe)\\snight${end}`, 'giu'),
    '$1$2 in the evening',
  ],
  [
    builtPattern(`${word}(?:at\\s|to\\s)?the\\s(?=${clock}\\s(?:in\\sthe\\s|h(?:ou)?rs?${end}|hs${end}))`, 'giu'),
    'at ',
  ],
  [
    builtPattern(
      `${word}from\\s(?:the\\s)?hours?\\s(\\d{1,2})\\sto\\s(?:the\\s)?(?:hours?\\s)?(\\d{1,2})(?![\\d:.h])`,
      'giu',
    ),
    'from $1:00 to $2:00',
  ],
  [builtPattern(`${word}(?:at\\s)?(?:the\\s)?hours?\\s(?=\\d{1,2}[:.]\\d\\d(?!\\d))`, 'giu'), 'at '],
  [/(?<=\d)\shs(?![\p{L}\d])\.?/giu, ' hrs'],
  [
    builtPattern(`${word}(?:at\\s)?(?:the\\s)?hours?\\s(\\d{1,2})(?![\\d:.h]|\\s(?:min|hour|${month}))`, 'giu'),
    'at $1:00',
  ],
  [/(?<!\bdays?\s)(?<!\p{L})after\stomorrow(?!\p{L})/giu, 'day after tomorrow'],
  [/(?<=\d\s?(?:[ap]\.?m\.?|h)?\s)(?:hora|heure|hor\u00e1rio|horario|ora)\s(?:de\s|di\s|do\s)?(?=\p{Lu})/gu, ''],
  [/(?<!\p{L})hours?\sof\s(\p{Lu}[\p{L}.'-]{1,20}(?:\s\p{Lu}[\p{L}.'-]{1,20})?)/gu, '$1 time'],
  [/(?<!\p{L})(\p{Lu}\p{Ll}{2,20})\shour(?=\s?[,.;)]|\s?$)/gu, '$1 time'],
  [
    builtPattern(
      `${word}all\\s(?:of\\s)?(?:the\\s)?(?=(?:(?:first|second|third|fourth|last)\\s)?${plural}${end})`,
      'giu',
    ),
    'every ',
  ],
  [/(?<!\p{L})of\s(?=month(?!\p{L}))/giu, 'of the '],
  [
    /(?<=(?<!\p{L})(?:first|second|third|fourth|last)\s\p{L}{3,10})\sfrom\s(?=(?:every|each|the)\smonth(?!\p{L}))/giu,
    ' of ',
  ],
  [builtPattern(`${word}(?:next\\s)?day\\s(?=\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?${month}${end})`, 'giu'), ''],
  [
    builtPattern(`${word}once\\s(?:in|every)\\s(?=(?:${numberPattern})\\s(?:weeks|months|days)${end})`, 'giu'),
    'every ',
  ],
  [builtPattern(`${word}once\\sa\\s(?=(?:fortnight|month|quarter|year)${end})`, 'giu'), 'every '],
  [/(?<=(?:today|tomorrow|tonight|day))\sitself(?!\p{L})/giu, ''],
  [
    builtPattern(
      `${word}(?<!\\bthis\\s)(?:in\\s)?(morning|afternoon|evening)\\s(?:at\\s)?(${clock})(?:\\s?o.clock)?(?![\\d:.h]|\\s?[ap]\\.?m|\\s(?:min|hour))`,
      'giu',
    ),
    '$2 in the $1',
  ],
  [
    /[,;]?\s(?:otherwise|alternatively|or\selse|failing\sthat|if\snot),?\s(?=(?:on\s|at\s)?(?:\d|mon|tue|wed|thu|fri|sat|sun|tomorrow|next))/giu,
    ' or ',
  ],
  [builtPattern(`${word}but\\sonly\\s(?=(?:from|until|till|in|on)\\s)`, 'giu'), ''],
  [builtPattern(`^(?:how|what)\\sabout\\s(?=(?:${dayName}|\\d|the\\s|next\\s|tomorrow|today|${month}))`, 'iu'), ''],
  [/(?<![\p{L}\d])as\sfor\s(?:the\s)?(?:date|day|time|place)\s{0,1},?\s/giu, ' '],
]

/** Puts those ways of writing as they are usually written. */
export function usualEnglish(text: string): string {
  return ways.reduce((plain, [pattern, put]) => plain.replace(pattern, put), withFortnights(text))
}

const fortnight = /,?\s(?:each|every)\s(?:15|fifteen|14|fourteen)\sdays(?!\p{L})/giu
const eachDay = builtPattern(`${word}(?:each|every)\\s(${dayName}${end})`, 'giu')

/** "Each Thursday, every 15 days" is every other Thursday. */
function withFortnights(text: string): string {
  const parts = text.split(fortnight)
  if (parts.length < 2 || !parts.some((part) => part.search(eachDay) >= 0)) return text
  return parts.join('').replace(eachDay, 'every other $1')
}
