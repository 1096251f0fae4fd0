import { builtPattern } from '#built-pattern.ts'
import { type FoundTime, findOn, type Page } from '../found.ts'
import { clockText } from './clock-words.ts'

const hours = builtPattern(
  '(?<![\\p{L}\\d:./\\u2212+-]|\\bPT)(?:(?<lead>at|from|@)\\s*|(?<length>for|lasting|lasts|of|in)\\s+)?(?<hour>\\d{1,2})\\s?(?:h(?<minutes>[0-5]\\d)?|(?<word>hours|hrs))(?![\\p{L}\\d:]|\\.\\d)(?<part>\\s+in\\s+the\\s+(?:morning|afternoon|evening))?',
  'giu',
)
/** Between two hours these make the second another time: "9h, 11h and 15h". */
const joins = /^\s*(?:,\s*(?:(?:and|or)\s+)?|(?:and|or|then|and again|again)\s+(?:at\s+)?|[&+/]\s*|\/\s*)$/i
const clockBefore = /(?:\d[:.]\d\d|\d\s?[ap]\.?m\.?|noon|midday|\uE000)[\s,(]*$/i

/**
 * Finds the hours that are written with an "h", in two passes of sense: "21 May 10h and 15h" are two times, "10h 2h" is
 * at ten for two hours, "14 Sept 2h" may be either. Ranges are found before, lengths after.
 * @param known whether other times were found before.
 */
export function findHours(page: Page, known: boolean): FoundTime[] {
  const otherTimes = known || /\d:\d\d|(?<![\d.])\d{1,2}\.\d\d(?![\d.])|\bnoon\b|\bmidday\b/i.test(page.rest)
  const tokens = [...page.rest.matchAll(hours)]
  const times = timesAmong(tokens, page, otherTimes)
  return findOn(page, hours, ({ index, groups }) => {
    const kind = times.get(index)
    return kind === undefined ? null : timeOf(groups ?? {}, kind)
  })
}

type Kind = 'sure' | 'either' | 'beside'

/** Which of them are times, by their position. */
function timesAmong(tokens: readonly RegExpExecArray[], page: Page, otherTimes: boolean): Map<number, Kind> {
  const times = new Map<number, Kind>()
  let before: RegExpExecArray | undefined
  for (const token of tokens) {
    const kind = kindOf(token, { page, before, times, otherTimes })
    if (kind) times.set(token.index, kind)
    before = token
  }
  return times
}

function kindOf(
  { index, groups }: RegExpExecArray,
  {
    page,
    before,
    times,
    otherTimes,
  }: { page: Page; before: RegExpExecArray | undefined; times: Map<number, Kind>; otherTimes: boolean },
): Kind | null {
  const hour = Number(groups?.hour)
  if (groups?.length) return hour >= 13 && hour < 24 && groups.minutes ? 'sure' : null
  if (hour > 23 || groups?.hour === '0') return null
  if (groups?.word) return hour >= 13 && !otherTimes && times.size === 0 ? 'sure' : null
  if (groups?.part || groups?.lead) return 'sure'
  const between = before && page.rest.slice(before.index + before[0].length, index)
  const timeBefore = before !== undefined && times.has(before.index)
  if (timeBefore && joins.test(between ?? '')) return hour >= 6 ? 'sure' : null
  if (timeBefore && /^\s+$/.test(between ?? '')) return hour >= 6 ? 'beside' : null
  if (hour >= 13 || groups?.hour?.startsWith('0') || (groups?.minutes === '00' && hour >= 6)) return 'sure'
  if (clockBefore.test(page.rest.slice(0, index)) && otherTimes && clockIsBefore(page, index)) return null
  if (hour >= 7) return otherTimes && !groups?.minutes ? null : 'sure'
  return otherTimes || times.size > 0 || groups?.minutes ? null : 'either'
}

function clockIsBefore(page: Page, index: number): boolean {
  return /(?:\d[:.]\d\d|[ap]\.?m\.?|noon|midday|uhr)[\s,(]*$/i.test(page.text.slice(0, index))
}

function timeOf(groups: Record<string, string | undefined>, kind: Kind): Pick<FoundTime, 'kind' | 'time' | 'beside'> {
  const hour = Number(groups.hour)
  const minutes = Number(groups.minutes ?? 0)
  const afternoon = /afternoon|evening/i.test(groups.part ?? '') && hour < 12
  const time = clockText((afternoon ? hour + 12 : hour) * 60 + minutes)
  if (kind === 'beside') return { kind: 'time', time: { options: [time] }, beside: true }
  if (kind === 'sure') return { kind: 'time', time: { options: [time] } }
  const later = clockText(hour * 60 + 720)
  const question = `"${hour}h": at ${later}, or at ${time}? If it is how long, say the time too.`
  return { kind: 'time', time: { options: [later, time], ask: { about: 'time', question } } }
}
