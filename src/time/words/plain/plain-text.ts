import { builtPattern } from '#built-pattern.ts'
import type { WhenOptions } from '../../when.ts'
import { monthPattern, numberOf, weekdayPattern } from '../calendar-words.ts'
import { usualClocks } from './clock-writing.ts'
import { plainMachineDates } from './machine-dates.ts'
import { usualEnglish } from './other-englishes.ts'

const clock = '\\d{1,2}(?:[:.h]\\d{2}|h)?(?:\\s?[ap]\\.?m\\.?)?'
/** "Starts 10:00 ends 11:30" is from 10:00 to 11:30. */
const startEnd = builtPattern(
  `\\b(?:start(?:s|ing)?|begin(?:s|ning)?)\\s{0,2}:?\\s{0,2}(?:at\\s)?(?<one>${clock})\\s{0,2}[,;/]?\\s{0,2}(?:and\\s)?(?:ends?|ending|finish(?:es|ing)?)\\s{0,2}:?\\s{0,2}(?:at\\s)?(?<two>${clock})(?!\\d)`,
  'gi',
)
const shortMeridiem =
  /(?<![\p{L}\d:.]|\b(?:annex|item|section|part|point|table|room|no|option)\s)(\d{1,2}(?::\d\d)?)([ap])(?=\s*[-\u2013]|[\s,;)]|$)/giu
const otherClock = /\d[:.h]\d\d|\d\s?[ap]\.?m\b|\d\d?\s?h\b/i
const gluedDay = builtPattern(`(?<![\\p{L}\\d])(${weekdayPattern.replace('\\b\\.?', '')})[:@]?(?=\\d)`, 'giu')
const gluedMonth = builtPattern(`(?<=\\d)(${monthPattern.replace('\\b\\.?', '')})(?=\\d{1,2}:\\d\\d)`, 'gi')
const shortYear = builtPattern(`(?<![\\d/.-])(\\d{1,2})-(${monthPattern.replace('\\b\\.?', '')})-(\\d\\d)(?!\\d)`, 'gi')
const apostropheYear = builtPattern(
  `(${monthPattern}\\s\\d{1,2}|\\d{1,2}\\s${monthPattern}),?\\s['\u2019](\\d\\d)(?!\\d)`,
  'gi',
)
const yearBeforeClock = builtPattern(`(?<!\\d)(\\d{1,2}\\s${monthPattern})\\s(\\d\\d)(?=,?\\s\\d{1,2}:\\d\\d)`, 'gi')

const dayName = weekdayPattern.replace('\\b\\.?', '')
const dayByDay = builtPattern(`(?<![\\p{L}\\d])(${dayName})/(?=${dayName}(?!\\p{L}))`, 'giu')
const noLonger = builtPattern(
  `(?<!\\p{L})no\\slonger\\s(?:on\\s)?${dayName}s?\\s(?:but\\s)?(?:on\\s)?(?=(?:${dayName}))`,
  'giu',
)
/** "Mar. 12 oct." is a Tuesday in French and Spanish. */
const tuesdays = builtPattern(`(?<![\\p{L}\\d])mar\\.?\\s(?=\\d{1,2}\\s${monthPattern})`, 'giu')
const preferred = builtPattern(`,?\\s(?:on\\s)?${dayName}\\s(?:is\\s)?preferred(?!\\p{L})`, 'giu')
const wordsOfClock =
  /(?<![\p{L}\d])(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(fifteen|thirty|forty-five)\s(?=[ap]\.?m(?!\p{L}))/giu
const ordinalNames = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'],
  ...['twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'],
  ...['twentieth', 'twenty-first', 'twenty-second', 'twenty-third', 'twenty-fourth', 'twenty-fifth', 'twenty-sixth'],
  ...['twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth', 'thirty-first'],
]
const bigOrdinals = builtPattern(
  `(?<![\\p{L}\\d])(?:${ordinalNames.toReversed().join('|')})(?=\\s(?:of\\s)?${monthPattern})|(?<=${monthPattern}\\s)(?:${ordinalNames.toReversed().join('|')})(?!\\p{L})`,
  'giu',
)
const portuguese: Record<string, string> = {
  sex: 'Friday',
  ter: 'Tuesday',
  qua: 'Wednesday',
  qui: 'Thursday',
  seg: 'Monday',
}

/** "2021-05-21T15:00", "15:00:00", "1\u00bd hours", "3p" and "tmrw" as they are usually written. */
export function plainText(text: string, { reads, now, zone }: WhenOptions): string {
  const typed = withUsualDigits(text)
  const choices = reads === 'alternatives' ? typed.replace(/(\d[:.]\d\d)\s*\/\s*(?=\d{1,2}[:.]\d\d)/g, '$1 or ') : typed
  const year = Number(now.slice(2, 4))
  const isBritish = /^Europe\/(?:London|Dublin|Belfast)$|^Australia\/|^Pacific\/Auckland/.test(zone)
  const usual = usualEnglish(
    usualClocks(
      withoutBrackets(withoutEach(isBritish ? choices.replace(halfHour, 'half past ') : choices)),
      Number(now.slice(0, 4)),
    ),
  )
  return withMeridiems(plainMachineDates(usual))
    .replace(/(\d{4}-\d\d-\d\d)T(?=\d\d:)/g, '$1 ')
    .replace(/(?<=\d:\d\d):00(?![\d:])/g, '')
    .replace(/(\d)\s?\u00bd/g, '$1.5')
    .replace(/(?<![\p{L}\d])(?:tmrw|tmr|tmw|tomo|2moro|2mrw|2morrow)(?![\p{L}\d])/giu, 'tomorrow')
    .replace(/(?<![\p{L}\d])(?:minuts|mintues|minuets|minites)(?![\p{L}\d])/giu, 'minutes')
    .replace(/(?<![\p{L}\d])mid-day(?![\p{L}\d])/giu, 'midday')
    .replace(/(?<![\d:;.])(\d{1,2});(?=[0-5]\d(?![\d;]))/g, '$1:')
    .replace(/(?<![\d:.h])(\d{1,3})(?:['\u2019\u2032])(?=[\s),;.]|$)/g, '$1 min')
    .replace(/(\d)\so\s?clock(?!\p{L}|\s?[ap]\.?m)/giu, "$1 o'clock")
    .replace(/\s?o.clock(?=\s{1,2}[ap]\.?m\b)/gi, '')
    .replace(/(?<![\d:.,h])(\d{1,2})\sh\s?(?=[0-5]\d(?![\d:.]))/gi, '$1h')
    .replace(/(?<![\d:.])(\d{1,2})\snot\s\d{1,2}(?=\s\p{L}{3})/giu, '$1')
    .replace(/(?<![\p{L}\d])L\.A\.?(?![\p{L}\d])/gu, 'LA')
    .replace(/(?:^|(?<=\s))[_*]{1,2}(?=\S)|^>\s|(?<=\S)[_*]{1,2}(?=\s|$)/g, ' ')
    .replace(/(?<=[\p{L}\d]),(?=\p{L})|(?<=\d:\d\d|\p{L}),(?=\d)/gu, ', ')
    .replace(/(?:^|\s)\d\)\s(?=\d)/g, ' ; ')
    .replace(/(?<=\dh(?:\d\d)?)\/(?=\d{1,2}h)/gi, reads === 'alternatives' ? ' or ' : ' / ')
    .replace(dayByDay, reads === 'alternatives' ? '$1 or ' : '$1/')
    .replace(wordsOfClock, (_, hour: string, minutes: string) => `${numberOf(hour)}:${numberOf(minutes)} `)
    .replace(bigOrdinals, (found) => `${ordinalNames.indexOf(found.toLowerCase()) + 1}th`)
    .replace(/,?\s(?:on\s)?(?:each|both)(?:\sof\sthese)?\sdays?(?!\p{L})/giu, ' ')
    .replace(preferred, '')
    .replace(
      /(?<![\p{L}\d])(sex|ter|qua|qui|seg)(?=\s\d{1,2}h)/giu,
      (found) => portuguese[found.toLowerCase()] ?? found,
    )
    .replace(/(?<=^|[,;]\s)time:?\s(?=\d{1,2}:\d\d)/giu, ' ')
    .replace(/(?<![\d:.])12\s(?=(?:noon|midnight)(?!\p{L}))/giu, '')
    .replace(/(?<=[\p{L})])\/(?=\d{1,2}(?::\d\d|\s?[ap]m|h))/giu, ' / ')
    .replace(/(?<=GMT[+-]\d\d:?\d\d)\s?\([^()]{3,50}\)/g, ' ')
    .replace(/[-=]{1,2}>|\u2192/g, ' ')
    .replace(/(?<=^|[,;]\s)(?:zone|date|length|duration):?\s(?=[\p{Lu}\d])/gu, ' ')
    .replace(/\seach\stime(?!\p{L})/giu, ' ')
    .replace(/(?<=\bweek)\(s\)/gi, 's')
    .replace(noLonger, '')
    .replace(/(?<!\p{L})daily\s((?:at\s\d{1,2}(?::\d\d)?\s)?)(?:on\s)?(?=(?:working\sdays|weekdays)(?!\p{L}))/giu, '$1')
    .replace(tuesdays, 'Tuesday ')
    .replace(startEnd, '$<one> - $<two>')
    .replace(gluedDay, '$1 ')
    .replace(gluedMonth, ' $1 ')
    .replace(shortYear, '$1 $2 20$3')
    .replace(apostropheYear, '$1 20$2')
    .replace(yearBeforeClock, (all: string, day: string, digits: string) =>
      Number(digits) === year || Number(digits) === year + 1 ? `${day} 20${digits}` : all,
    )
}

/** The digits and the comma that are written with Arabic letters, as all others are. */
function withUsualDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16))
    .replaceAll('\u060c', ',')
}

/** In Britain "half ten" is half past ten; in the languages around it may be half past nine. */
const halfHour =
  /(?<![\p{L}"\u201c\u00ab'-])half\s(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\p{L}|\s(?:hours?|days?|minutes?)))/giu

/** "[18 June] [15:00] [Geneva]" as it is copied from a template. */
function withoutBrackets(text: string): string {
  return /\[[^[\]]{1,40}\]\s{0,3}\[/.test(text) ? text.replace(/[[\]]/g, ' ') : text
}

/** "One hour each" of several times is how long. */
function withoutEach(text: string): string {
  const times = text.match(/\d[:.h]\d\d|\dh|\d\s?[ap]\.?m\b/gi)?.length ?? 0
  const days = /\d(?:st|nd|rd|th)?\s?(?:,|\/|&|\s(?:and|et|y|e|und))\s?\d{1,2}(?:st|nd|rd|th)?\s\p{L}{3}/iu.test(text)
  return times < 2 && !days
    ? text
    : text.replace(/(?<=(?:hours?|h|minutes|mins?|\dm)\s)(?:each|apiece)(?!\p{L}|\stime)/giu, ' ')
}

/** "10a-11:30a", "3p": where nothing else is a time, or both ends of a range are written so. */
function withMeridiems(text: string): string {
  const range = text.replace(
    /(?<![\p{L}\d:.])(\d{1,2}(?::\d\d)?)([ap])?(\s{0,2}[-\u2013]\s{0,2})(\d{1,2}(?::\d\d)?)([ap])(?![\p{L}\d])/giu,
    (...found) => {
      const [, one = '', half = '', dash = '', two = '', letter = ''] = found as string[]
      return `${one}${half === '' ? '' : `${half}m`}${dash}${two}${letter}m`
    },
  )
  return otherClock.test(range) ? range : range.replace(shortMeridiem, '$1$2m')
}
