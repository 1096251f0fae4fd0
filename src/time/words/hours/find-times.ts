import { builtPattern } from '#built-pattern.ts'
import type { Readings } from '../../readings.ts'
import type { ClockTime } from '../../wall-time.ts'
import { hourPattern, numberOf, numberPattern } from '../calendar-words.ts'
import { type FoundTime, findOn, followsSomething, type Page } from '../found.ts'
import { clockPattern, clockText, meridiemPattern, pairsOf, readClock, readQuarter } from './clock-words.ts'
import { findHours } from './hour-letters.ts'

const start = '(?<![\\p{L}\\d:./\\u2212+-])'
const end = '(?![\\p{L}\\d]|[:.]\\d)'
const hours = '(?:\\s*(?:hours|hrs|hour|uhr|h))?'
const lead = '(?:(?<lead>at|from|@)\\s*)?'

const range = builtPattern(
  `${start}${lead}(?<one>${clockPattern})(?<h1>${hours})\\s*(?<join>to|until|till?|[-\\u2013\\u2014])\\s*(?<two>${clockPattern})(?<h2>${hours})${end}`,
  'giu',
)
const inPart = builtPattern(
  `${start}${lead}(?<clock>\\d{1,2}(?:[:.]\\d{2})?)(?:\\s*o.clock)?\\s+in\\s+the\\s+(?<part>morning|afternoon|evening)\\b`,
  'giu',
)
const withMeridiem = builtPattern(
  `${start}${lead}(?<clock>\\d{1,2}(?:[:.]?\\d{2})?\\s*${meridiemPattern})(?![\\p{L}\\d])`,
  'giu',
)
const uhr = builtPattern(`${start}${lead}(?<clock>\\d{1,2})(?:[:.](?<minutes>\\d{2}))?\\s*uhr(?![\\p{L}\\d])`, 'giu')
const atHour = builtPattern(
  `${start}(?:at|@)\\s*(?<clock>\\d{1,2})(?:h(?<minutes>[0-5]\\d)?|\\s*(?:hours|hrs))${end}`,
  'giu',
)
const withColon = builtPattern(`${start}${lead}(?<clock>\\d{1,2}:\\d{2})(?:${hours}${end}|(?=Z\\b))`, 'giu')
const withDot = builtPattern(`${start}${lead}(?<clock>\\d{1,2}\\.\\d{2})(?<unit>${hours})${end}`, 'giu')
const fourDigits = builtPattern(`${start}${lead}(?<clock>[0-2]\\d[0-5]\\d)(?<unit>${hours})(?:${end}|(?=Z\\b))`, 'giu')
const named = builtPattern(
  `${start}${lead}(?:(?:12(?:[:.]00)?|twelve)\\s+)?(?<clock>noon|midday|midnight)${end}`,
  'giu',
)
const past = `(?:(?:a\\s+)?(?<part>half|quarter)|(?<minutes>${numberPattern})(?:\\s+minutes?)?)`
const quarters = builtPattern(
  `${start}${lead}${past}\\s+(?<way>past|to|(?<=[a-z]\\s)after|(?<=quarter\\s)(?:of|till?))\\s+(?:(?<hour>${hourPattern})(?:\\s*(?<meridiem>${meridiemPattern})|${end})|(?<name>noon|midday|midnight)${end})`,
  'giu',
)
const inWords = builtPattern(
  `${start}${lead}(?<hour>${hourPattern})\\s*(?<meridiem>${meridiemPattern})(?![\\p{L}\\d])`,
  'giu',
)
const bare = builtPattern(
  `${start}(?:(?:at|@)\\s*(?<clock>${hourPattern})(?:\\s*o.clock)?|(?<oclock>${hourPattern})\\s*o.clock)${end}`,
  'giu',
)

/** "7 and a half in the evening", "5 minus a quarter", as other languages say them. */
const afterHour = builtPattern(
  `${start}${lead}(?<hour>${hourPattern})(?::00|h)?\\s+(?<way>and|minus)\\s+a\\s+(?<part>half|quarter)(?!\\s+(?:of\\s+an\\s+)?hour)${end}(?:\\s+in\\s+the\\s+(?<day>morning|afternoon|evening)\\b)?`,
  'giu',
)
/** "From 10 in the morning to 12 in the afternoon". */
const rangeOfParts = builtPattern(
  `${start}${lead}(?<one>\\d{1,2}(?:[:.]\\d{2})?)\\s+in\\s+the\\s+(?<part>morning|afternoon|evening)\\s*(?<join>to|until|till|[-\\u2013])\\s*(?<two>\\d{1,2}(?:[:.]\\d{2})?)\\s+in\\s+the\\s+(?<part2>morning|afternoon|evening)\\b`,
  'giu',
)
/** "Between 14:00 and 16:00": perhaps the whole time, perhaps some of it. */
const between = builtPattern(
  `${start}between\\s+(?<one>${clockPattern})\\s+and\\s+(?<two>${clockPattern})(?:${hours})${end}`,
  'giu',
)

/** Finds ranges and the times that a length would otherwise swallow. Before lengths are looked for. */
export function findRanges(page: Page): FoundTime[] {
  const found = [
    ...findOn(page, rangeOfParts, ({ groups = {}, ...match }) => {
      const meridiem = (part = '') => (part.toLowerCase() === 'morning' ? 'am' : 'pm')
      const said = { one: `${groups.one}${meridiem(groups.part)}`, two: `${groups.two}${meridiem(groups.part2)}` }
      return readRange(page, Object.assign(match, { groups: { ...groups, ...said } }) as RegExpExecArray)
    }),
    ...findOn(page, between, (match) => {
      const found = readRange(page, match)
      const question = `"${match[0].trim()}": does it take all that time?`
      return found && { ...found, time: { options: found.time.options, ask: { about: 'time' as const, question } } }
    }),
    ...findOn(page, afterHour, ({ groups }) => readAfterHour(groups ?? {})),
    ...findOn(page, range, (match) => readRange(page, match)),
    ...findOn(page, quarters, ({ groups }) => readQuarterTime(groups ?? {})),
    ...findOn(page, inPart, ({ groups }) =>
      timeOf(`${groups?.clock}${groups?.part?.toLowerCase() === 'morning' ? 'am' : 'pm'}`),
    ),
    ...findOn(page, inWords, ({ groups }) => timeOf(`${numberOf(groups?.hour ?? '')}${groups?.meridiem}`)),
    ...findOn(page, uhr, ({ groups }) =>
      timeOf(`${(groups?.clock ?? '').padStart(2, '0')}:${groups?.minutes ?? '00'}`),
    ),
    ...findOn(page, withMeridiem, ({ groups }) => timeOf(groups?.clock ?? '')),
  ]
  found.push(...findHours(page, found.length > 0))
  found.push(
    ...findOn(page, atHour, ({ groups }) =>
      timeOf(groups?.minutes ? `${groups.clock}:${groups.minutes}` : onDay(groups?.clock)),
    ),
  )
  return found
}

/** "At 11 hours" is on the clock of 24 hours; at 3 it may be either. */
function onDay(hour = ''): string {
  return Number(hour) >= 8 ? `${hour.padStart(2, '0')}:00` : hour
}

/** Finds single times. After lengths. @param known a time was found already: then bare numbers are no times. `several` = all the same. */
export function findTimes(page: Page, { known, several }: { known: boolean; several: boolean }): FoundTime[] {
  const found = [
    ...findOn(page, withColon, ({ groups }) => timeOf(groups?.clock ?? '')),
    ...findOn(page, named, ({ groups }) => timeOf(groups?.clock ?? '')),
  ]
  const expected = () => known || found.length > 0
  found.push(
    ...findOn(page, withDot, (match) =>
      isTimePlace(page, match, expected()) ? timeOf(match.groups?.clock ?? '') : null,
    ),
    ...findOn(page, fourDigits, (match) =>
      isTimePlace(page, match, expected()) ? timeOf(match.groups?.clock ?? '') : null,
    ),
  )
  if (!expected() || several)
    found.push(...findOn(page, bare, ({ groups }) => timeOf(String(numberOf(groups?.clock ?? groups?.oclock ?? '')))))
  return found
}

/** Whether digits that may be something else, a year or a chapter, stand where a time stands. */
function isTimePlace(page: Page, match: RegExpExecArray, known: boolean): boolean {
  if (match.groups?.lead || match.groups?.unit) return true
  return !known && followsSomething(page, match.index)
}

function readQuarterTime(groups: Record<string, string | undefined>): ReturnType<typeof timeOf> {
  const minutes = readQuarter({ ...groups, hour: groups.name ? '12' : groups.hour })
  if (!minutes) return null
  const letter = groups.name ? besideTwelve(groups) : groups.meridiem?.[0]?.toLowerCase()
  const fitting = minutes.filter((minute) => letter === undefined || minute < 720 === (letter === 'a'))
  return { kind: 'time', time: timeReadings(fitting) }
}

function readAfterHour({ hour, way, part, day }: Record<string, string | undefined>): ReturnType<typeof timeOf> {
  const minutes = readQuarter({ hour, part, way: way?.toLowerCase() === 'and' ? 'past' : 'to' })
  if (!minutes) return null
  const inDay = day ? minutes.filter((minute) => minute < 720 === (day.toLowerCase() === 'morning')) : minutes
  return { kind: 'time', time: timeReadings(inDay) }
}

/** "Quarter to noon" is in the morning, "five past midnight" too. */
function besideTwelve({ name, way }: Record<string, string | undefined>): 'a' | 'p' {
  const before = !/^(?:past|after)$/i.test(way ?? '')
  return (name?.toLowerCase() === 'midnight') === before ? 'p' : 'a'
}

function readRange(page: Page, match: RegExpExecArray): Omit<FoundTime, 'from' | 'to' | 'words'> | null {
  const { lead: leadWord, one = '', two = '', h1, h2 } = match.groups ?? {}
  const [from, to] = [readClock(one), readClock(two)]
  if (!from || !to) return null
  const unsure = (from.plain || /^\d{4}$/.test(one)) && (to.plain || /^\d{4}$/.test(two))
  if (unsure && !leadWord && !h1 && !h2 && !followsSomething(page, match.index)) return null
  // "Hours" behind it: the 24-hour clock, also for 9 in "from 9 to 16 hours".
  const pairs = pairsOf(from, to)
  if (match.groups?.join?.toLowerCase() === 'to' && !/from/i.test(leadWord ?? '') && isMinutesTo(one, two, pairs))
    return null
  if (pairs.length === 0)
    return {
      kind: 'time',
      time: {
        options: [],
        ask: { about: 'time', question: `"${match[0].trim()}" ends before it starts. From when to when?` },
      },
    }
  if (from.options.includes(1440)) return midnightRange(pairs, from.options.length > 1)
  const lengths = [...new Set(pairs.map((pair) => `PT${pair.end - pair.start}M`))]
  const starts = [...new Set(pairs.map((pair) => pair.start))]
  const [only] = pairs
  const early = pairs.length === 1 && only && from.plain && only.start < 6 * 60 && only.end - only.start > 8 * 60
  const ends = pairs.length === 1 && only ? { ends: clockText(only.end) } : {}
  const ask = { about: 'time' as const, question: `"${match[0].trim()}": from ${starts.map(clockText).join(' or ')}?` }
  const time = early ? { options: starts.map(clockText), ask } : timeReadings(starts)
  return { kind: 'time', time, lasts: { options: lengths }, ...ends }
}

/** "5 to 3pm" and "20 to 3" are minutes before the hour: as hours they would make a day of ten hours, or none. */
function isMinutesTo(one: string, two: string, pairs: { start: number; end: number }[]): boolean {
  const minutes = /^(?:5|10|20)$/.test(one) && /^(?:[1-9]|1[0-2])(?:\s*[ap]|$)/i.test(two)
  return minutes && pairs.every((pair) => pair.end - pair.start > 8 * 60)
}

/** "Midnight to one": the midnight before that day, or the one behind it. */
function midnightRange(
  pairs: { start: number; end: number }[],
  isOpen: boolean,
): Pick<FoundTime, 'kind' | 'time' | 'lasts'> {
  const lengths = [...new Set(pairs.map((pair) => `PT${pair.end - pair.start}M`))]
  return { kind: 'time', time: isOpen ? midnight : { options: ['24:00'] }, lasts: { options: lengths } }
}

const midnight: Readings<ClockTime> = {
  options: ['00:00', '24:00'],
  ask: { about: 'time', question: 'Midnight: at the start of that day, or at its end?' },
}

function timeOf(words: string): { kind: 'time'; time: Readings<ClockTime> } | null {
  const clock = readClock(words)
  if (!clock) return null
  if (clock.options.includes(1440))
    return { kind: 'time', time: clock.options.length > 1 ? midnight : { options: ['24:00'] } }
  return { kind: 'time', time: timeReadings(clock.options) }
}

function timeReadings(minutes: number[]): Readings<ClockTime> {
  const options = minutes.map(clockText)
  if (options.length < 2) return { options }
  // The afternoon first: people meet by day.
  const byDay = [...options].sort((a, b) => Number(a < '07:00') - Number(b < '07:00'))
  return { options: byDay, ask: { about: 'am-pm', question: `${byDay.join(' or ')}?` } }
}
