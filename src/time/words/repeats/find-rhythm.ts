import { builtPattern } from '#built-pattern.ts'
import { monthRange, nthWeekdayIn } from '../../month-days.ts'
import { type MonthDay, type Rhythm, sayRhythm } from '../../series/series.ts'
import type { CalendarDate } from '../../wall-time.ts'
import {
  monthOf,
  monthPattern,
  numberOf,
  numberPattern,
  ordinalOf,
  ordinalPattern,
  weekdayNumber,
  weekdayPattern,
} from '../calendar-words.ts'
import { findOn, type Page } from '../found.ts'

/** What was typed of how often; several rhythms are readings of the same words. */
export type FoundRhythm = { words: string; from: number; to: number; rhythms: { label: string; rhythm: Rhythm }[] }

type Groups = Record<string, string | undefined>
type Readings = (groups: Groups, today: CalendarDate) => Rhythm[] | null

const start = '(?<![\\p{L}\\d:.,/-])(?:(?:and\\s+)?then\\s+)?(?:on\\s+)?'
const end = "(?![\\p{L}\\d’'-])"
const join = '(?:\\s*,\\s*(?:and\\s+)?|\\s*[&+/]\\s*|\\s+and\\s+)'
const plural = '(?:mon|tues|wednes|thurs|fri|satur|sun)days'
const list = (one: string) => `${one}(?:${join}(?:on\\s+|the\\s+)?${one})*`
const days = `(?<days>${list(`(?:${plural}|${weekdayPattern})`)})`
const plurals = `(?<days>${list(plural)})`
const nths = `(?<nths>${list(ordinalPattern)})`
const onDays = `(?:,?\\s+(?:on\\s+)?(?:the\\s+|an?\\s+)?${days})?`
const each = '(?:every|each)'
const month = `(?:${each}|the|a)\\s+month`
const dayNumber = '(?:(?<day>\\d{1,2})(?:st|nd|rd|th)|(?<lastDay>last\\s+day))'
/** "Weekly report" is a title: an adverb is a rhythm only where no noun follows. */
const noNoun =
  '(?=\\s*$|\\s*[,;.()]|\\s+(?:on|at|from|until|till|to|through|starting|beginning|for|in|except|exept|excl|skip|but|not|no|with|pause|break|calls|meetings|sessions|and|the|\\d|noon|midday|\\uE000)|\\s+(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))'

/** "A standing slot" repeats, though nobody says how often: each week, or with a number each month. */
const standing =
  '(?:an?\\s+)?(?:standing|recurring|recurrent|regular|repeating|permanent)\\s+(?:slot|meeting|call|session|appointment|time)s?'
/** "Every second month". */
const someMonths = `${each}\\s+(?<count>other|second|2nd|third|3rd|${numberPattern})\\s+months?`

/** The first that fits wins: what is more exact stands further up. */
const rhythms: [pattern: string, read: Readings][] = [
  [`${standing},?\\s+(?:on\\s+)?(?:the\\s+)?${nths}\\s+${days}`, (groups) => nthDays(groups)],
  [
    `${standing},?\\s+(?:on\\s+)?${days}(?!\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th|\\s+${monthPattern}))`,
    (groups) => [weeks(1, groups)],
  ],
  [`(?:${each}\\s+)?(?:the\\s+)?${nths}\\s+${days}\\s+(?:of|in)\\s+${month}`, (groups) => nthDays(groups)],
  [`(?:monthly|${each}\\s+month),?\\s+(?:on\\s+)?(?:the\\s+)?${nths}\\s+${days}`, (groups) => nthDays(groups)],
  // Which Friday of the month is open.
  [
    `(?:monthly|${each}\\s+month),?\\s+(?:on\\s+)?(?:an?\\s+)?${days}`,
    (groups) => ['first', 'second', 'third', 'last'].flatMap((nths) => nthDays({ ...groups, nths })),
  ],
  [`(?:the\\s+)?${nths}\\s+${days},?\\s+(?:monthly|${each}\\s+month)`, (groups) => nthDays(groups)],
  [`${each}\\s+(?:the\\s+)?(?<nths>first|last|1st)\\s+${days}`, (groups) => nthDays(groups)],
  [
    `${each}\\s+(?<nths>${ordinalPattern})\\s+${days}`,
    (groups) => [weeks(ordinalOf(groups.nths ?? ''), groups), ...nthDays(groups)],
  ],
  [`(?:the\\s+)?${nths}\\s+${plurals}`, (groups) => nthDays(groups)],
  [
    `(?:the\\s+)?(?<nths>${ordinalPattern})\\s+${days}\\s+(?:of|in)\\s+(?<months>${monthPattern}(?:${join}${monthPattern})+)(?:\\s+(?<year>20\\d\\d)(?!\\d|[:.]\\d))?`,
    (groups, today) => nthOfMonths(groups, today),
  ],
  [
    `(?:${each}\\s+(?:other|alternate)|alternat(?:e|ing))\\s+(?:weeks?${onDays}|${days.replace('<days>', '<days2>')})`,
    (groups) => [weeks(2, groups)],
  ],
  [`${each}\\s+(?:second|2nd)\\s+week${onDays}`, (groups) => [weeks(2, groups)]],
  [`${each}\\s+third\\s+week${onDays}`, (groups) => [weeks(3, groups)]],
  [
    `${each}\\s+(?<count>${numberPattern})\\s+weeks${onDays}`,
    (groups) => [weeks(numberOf(groups.count ?? ''), groups)],
  ],
  [`(?:${each}\\s+fortnight|fortnightly${noNoun})${onDays}`, (groups) => [weeks(2, groups)]],
  [`bi-?weekly${noNoun}${onDays}`, (groups) => [weeks(2, groups)]],
  [
    `(?:daily\\s+(?:on\\s+)?)?(?:${each}\\s+(?:working\\s+day|weekday|workday|business\\s+day)|working\\s+days|weekdays|workdays)`,
    () => [weeks(1, { days: 'mon tue wed thu fri' })],
  ],
  [`${each}\\s+${days}`, (groups) => [weeks(1, groups)]],
  [
    `(?<times>twice|thrice|${numberPattern}\\s+times|once)\\s+(?:a|per|every|each)\\s+week,?\\s+(?:always\\s+)?(?:on\\s+)?${days}`,
    (groups) => timesAWeek(groups),
  ],
  [`(?:the\\s+)?${nths}\\s+${days}\\s+(?:of|in)\\s+${someMonths}`, (groups) => [nthOfSome(groups)]],
  [
    `(?:quarterly|${each}\\s+quarter|${someMonths}),?\\s+(?:on\\s+)?(?:the\\s+)?${nths}\\s+${days}`,
    (groups) => [nthOfSome(groups)],
  ],
  [
    `(?:on\\s+)?the\\s+(?<day>first|1st)\\s+and\\s+(?:the\\s+)?(?<other>fifteenth|15th)(?:(?=\\s+at|\\s*$|,)|\\s+of\\s+${month})`,
    () => [twoDays('1', '15')],
  ],
  [
    `(?:the\\s+)?(?<dayList>\\d{1,2}(?:st|nd|rd|th)(?:${join}(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)){1,5})\\s+(?:days?\\s+)?(?:of|in)\\s+${month}`,
    ({ dayList }) => [someDays(dayList)],
  ],
  [
    `(?:monthly|${each}\\s+month),?\\s+(?:on\\s+)?(?:the\\s+)?(?<dayList>\\d{1,2}(?:st|nd|rd|th)(?:${join}(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)){0,5})(?:\\s+day)?`,
    ({ dayList }) => [someDays(dayList)],
  ],
  [
    `(?:semi-?monthly|twice\\s+a\\s+month),?\\s+on\\s+(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+and\\s+(?:the\\s+)?(?<other>\\d{1,2})(?:st|nd|rd|th)?`,
    ({ day, other }) => [twoDays(day, other)],
  ],
  [`bi-?monthly${noNoun}`, (groups) => bimonthly(groups)],
  [`(?:${each}\\s+week|once\\s+a\\s+week|weekly${noNoun})${onDays}`, (groups) => [weeks(1, groups)]],
  [`${dayName('one')}\\s?(?:-|\\u2013|to)\\s?${dayName('two')}\\s+daily`, (groups) => [weekSpan(groups)]],
  [
    `${each}\\s+(?:day,?\\s+(?:from\\s+)?)?${dayName('one')}\\s?(?:-|\\u2013|to|through|until)\\s?${dayName('two')}`,
    (groups) => [weekSpan(groups)],
  ],
  [
    `(?:from\\s+)?(?<one>${plural})\\s?(?:-|\\u2013|to|through|until)\\s?(?<two>${plural})`,
    (groups) => [weekSpan(groups)],
  ],
  [`(?:${each}\\s+day|daily${noNoun})`, () => [{ kind: 'days', every: 1 }]],
  [
    `${each}\\s+(?<count>${numberPattern})\\s+days`,
    (groups) => [{ kind: 'days', every: numberOf(groups.count ?? '') }],
  ],
  [`(?<!\\bof\\s)(?:the\\s+)?${dayNumber}\\s+(?:of|in)\\s+${month}`, (groups) => [months(1, groups)]],
  [`(?<!\\bof\\s)(?:monthly${noNoun}|${each}\\s+month)${onDay()}`, (groups) => [months(1, groups)]],
  [`(?<!\\bof\\s)(?:quarterly${noNoun}|${each}\\s+quarter)${onDay()}`, (groups) => [months(3, groups)]],
  [`${each}\\s+(?:other|second|2nd)\\s+month${onDay()}`, (groups) => [months(2, groups)]],
  [
    `${each}\\s+(?<count>${numberPattern})\\s+months${onDay()}`,
    (groups) => [months(numberOf(groups.count ?? ''), groups)],
  ],
  [`(?:${each}\\s+year|once\\s+a\\s+year|(?:yearly|annually)${noNoun})`, () => [{ kind: 'months', every: 12, on: [] }]],
  [plurals, (groups) => [weeks(1, groups)]],
]

function dayName(name: string): string {
  return `(?<${name}>${weekdayPattern})`
}

const grammar = rhythms.map(([source, read]) => [builtPattern(`${start}(?:${source})${end}`, 'giu'), read] as const)
const ordinals = builtPattern(ordinalPattern, 'gi')
const monthsNamed = builtPattern(monthPattern, 'gi')

/** Words with more than one reading although only one rhythm is built from them. */
const unsure = /^(?:(?:and\s+)?then\s+)?bi-?weekly$/i

/** Finds how often something repeats: one rhythm, the first in the order above. @param today in the speaker's zone. */
export function findRhythm(page: Page, today: CalendarDate): (FoundRhythm & { sure: boolean }) | null {
  for (const [pattern, read] of grammar) {
    let done = false
    const [found] = findOn(page, pattern, ({ groups }) => {
      const rhythms = done ? null : read({ ...groups, days: groups?.days ?? groups?.days2 }, today)
      if (!rhythms?.every(isSound)) return null
      done = true
      return { rhythms: rhythms.map(rhythmOf) }
    })
    if (found) return { ...found, sure: found.rhythms.length === 1 && !unsure.test(found.words) }
  }
  return null
}

function onDay(): string {
  return `(?:,?\\s+on\\s+(?:the\\s+)?(?:${dayNumber}))?`
}

function weeks(every: number, { days }: Groups): Rhythm {
  return { kind: 'weeks', every, on: weekdaysIn(days ?? '') }
}

function months(every: number, { day, lastDay }: Groups): Rhythm {
  const on: MonthDay[] = lastDay ? [{ day: -1 }] : day ? [{ day: Number(day) }] : []
  return { kind: 'months', every, on }
}

function nthDays({ nths, days }: Groups): Rhythm[] {
  const numbers = [...(nths ?? '').matchAll(ordinals)].map(([word]) => ordinalOf(word))
  const on = numbers.flatMap((nth) => weekdaysIn(days ?? '').map((weekday) => ({ nth, weekday })))
  return [{ kind: 'months', every: 1, on }]
}

function nthOfSome({ count, ...groups }: Groups): Rhythm {
  const [rhythm] = nthDays(groups)
  const every =
    count === undefined
      ? 3
      : /^(?:other|second|2nd)$/i.test(count)
        ? 2
        : /^(?:third|3rd)$/i.test(count)
          ? 3
          : numberOf(count)
  return rhythm?.kind === 'months' ? { ...rhythm, every } : { kind: 'months', every, on: [] }
}

/** "Twice a week, Tuesday and Friday": as many days as times. */
function timesAWeek({ times = '', ...groups }: Groups): Rhythm[] | null {
  const adverbs: Record<string, number> = { once: 1, twice: 2, thrice: 3 }
  const count = adverbs[times.toLowerCase()] ?? numberOf(times.split(/\s/)[0] ?? '')
  return weekdaysIn(groups.days ?? '').length === count ? [weeks(1, groups)] : null
}

/** "1st, 10th and 20th". */
function someDays(list = ''): Rhythm {
  return { kind: 'months', every: 1, on: [...list.matchAll(/\d+/g)].map(([day]) => ({ day: Number(day) })) }
}

function twoDays(day = '', other = ''): Rhythm {
  return { kind: 'months', every: 1, on: [{ day: Number(day) }, { day: Number(other) }] }
}

/** Every other month, or twice a month. */
function bimonthly(groups: Groups): Rhythm[] {
  return [months(2, groups), weeks(2, groups)]
}

function weekSpan({ one = '', two = '' }: Groups): Rhythm {
  const [first, last] = [weekdayNumber(one), weekdayNumber(two)]
  const on = Array.from({ length: 7 }, (_, at) => ((first - 1 + at) % 7) + 1)
  return { kind: 'weeks', every: 1, on: on.slice(0, ((last - first + 7) % 7) + 1).toSorted() }
}

/** "Third Friday of May, June, July and August 2021": those days, without a year each the next one. */
function nthOfMonths(groups: Groups, today: CalendarDate): Rhythm[] | null {
  const nth = ordinalOf(groups.nths ?? '')
  const [weekday = 1, ...more] = weekdaysIn(groups.days ?? '')
  const names = [...(groups.months ?? '').matchAll(monthsNamed)].map(([name]) => monthOf(name))
  const year = groups.year ? Number(groups.year) : null
  const dates = names.map((name) => nthWeekdayIn(monthRange(name, { year, today }), weekday, nth))
  const known = dates.filter((date) => date !== undefined)
  const rising = known.every((date, at) => at === 0 || date > (known[at - 1] ?? ''))
  return more.length > 0 || known.length < dates.length || !rising ? null : [{ kind: 'dates', dates: known }]
}

/** The weekdays named in some words, 1 to 7. */
export function weekdaysIn(words: string): number[] {
  const names = [...words.matchAll(/\b(?:mon|tue|wed|thu|fri|sat|sun)/gi)].map(([name]) => weekdayNumber(name))
  return [...new Set(names)].sort()
}

function isSound(rhythm: Rhythm): boolean {
  if (rhythm.kind === 'dates') return rhythm.dates.length > 0
  const days = rhythm.kind === 'months' ? rhythm.on.flatMap((on) => ('day' in on ? [on.day] : [])) : []
  return rhythm.every > 0 && rhythm.every <= 60 && days.every((day) => day <= 31 && day !== 0)
}

/** A rhythm with the words for its button. */
export function rhythmOf(rhythm: Rhythm): FoundRhythm['rhythms'][number] {
  return { label: labelOf(rhythm), rhythm }
}

function labelOf(rhythm: Rhythm): string {
  const spoken = sayRhythm(rhythm).replace(/^every (\d)/, 'Every $1')
  return `${spoken[0]?.toUpperCase()}${spoken.slice(1)}`
}
