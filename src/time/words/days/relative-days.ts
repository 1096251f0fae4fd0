import { builtPattern } from '#built-pattern.ts'
import { dayIn, nextWeekday, weekdayBefore, weekdayFrom } from '../../month-days.ts'
import type { Readings } from '../../readings.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import { notWeekdayBehind, numberOf, numberPattern, weekdayNumber, weekdayPattern } from '../calendar-words.ts'
import { type DayPart, type FoundDate, findOn, type Page } from '../found.ts'
import { rangeOf, rangePattern } from './range-words.ts'

type Groups = Record<string, string | undefined>
type ReadDate = Omit<FoundDate, 'from' | 'to' | 'words'>

const start = '(?<![\\p{L}\\d:.,/+\\u2212-])(?:(?:on|of)\\s+)?'
const end = "(?![\\p{L}\\d'’-])"
const base = `(?<base>now|today|tomorrow|${weekdayPattern})`

const relative = builtPattern(
  `${start}(?:(?<word>the day after tomorrow|day after tomorrow|today|tomorrow|tonight)|this\\s+(?<part>morning|afternoon|evening))${end}`,
  'giu',
)
const weekFrom = builtPattern(
  `${start}(?<!\\b(?:in|for)\\s)(?<count>${numberPattern})\\s+(?<unit>day|week|fortnight|month)s?\\s+(?:(?:from|on|after)\\s+)?${base}${end}`,
  'giu',
)
const weekBehind = builtPattern(
  `${start}(?<base>today|tomorrow|${weekdayPattern})\\s+(?<unit>week|fortnight)${end}`,
  'giu',
)
/** "In two weeks from today", "today in one week". */
const inDaysFrom = builtPattern(
  `${start}(?:in\\s+(?<count>${numberPattern})\\s+(?<unit>day|week|fortnight|month)s?\\s+from\\s+(?<base>now|today|tomorrow)|(?<base2>today|tomorrow)\\s+in\\s+(?<count2>${numberPattern})\\s+(?<unit2>day|week|fortnight|month)s?)${end}`,
  'giu',
)
const afterDays = builtPattern(
  `${start}after\\s+(?<count>${numberPattern})\\s+(?<unit>day|week|month)s?(?=,|\\s+at\\b|\\s*$)`,
  'giu',
)
/** "Tuesday in two weeks". */
const weekdayIn = builtPattern(
  `${start}(?<weekday>${weekdayPattern})\\s+in\\s+(?<count>${numberPattern})\\s+weeks?(?:['’]?\\s+time)?${end}`,
  'giu',
)
const inDays = builtPattern(
  `${start}in\\s+(?<count>${numberPattern})\\s+(?<unit>day|week|fortnight|month)s?(?:['’]?\\s+time)?${end}`,
  'giu',
)
const inWeeks = builtPattern(
  `${start}(?:in\\s+(?<count>${numberPattern})\\s+weeks(?:['’]?\\s+time)?|(?<after>(?:the\\s+)?week\\s+after\\s+next(?=,|\\s+on))),?\\s+(?:on\\s+)?(?<weekday>${weekdayPattern})${end}`,
  'giu',
)
const dayOfAfterNext = builtPattern(
  `${start}(?<weekday>${weekdayPattern}),?\\s+(?:of\\s+|in\\s+)?(?<after>the\\s+week\\s+after\\s+next)${end}`,
  'giu',
)
const afterNext = builtPattern(
  `${start}(?:the\\s+|a\\s+)?week\\s+after\\s+next\\s+(?<weekday>${weekdayPattern})${end}`,
  'giu',
)
const weekdayAfterNext = builtPattern(`${start}(?:the\\s+)?(?<weekday>${weekdayPattern})\\s+after\\s+next${end}`, 'giu')
const inWeek = builtPattern(
  `${start}${notWeekdayBehind}(?:(?<which>this|next)\\s+week,?\\s+(?:on\\s+)?(?<weekday>${weekdayPattern})|(?<weekday2>${weekdayPattern}),?\\s+(?:(?:of|in)\\s+)?(?:the\\s+)?(?<which2>this|next)\\s+week)${end}`,
  'giu',
)
const dayOfMonth = builtPattern(
  `${start}(?:(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<which>this|next|the)\\s+(?<unit>month)|(?<which2>this|next)\\s+month,?\\s+(?:on\\s+)?(?:the\\s+)?(?<day2>\\d{1,2})(?:st|nd|rd|th))${end}`,
  'giu',
)
const edge = builtPattern(
  `${start}(?:at\\s+)?(?:the\\s+)?(?<edge>end|beginning|start|middle|mid)(?:\\s+of|-)?\\s*(?<![a-z])${rangePattern}${end}`,
  'giu',
)
const edgeDay = builtPattern(
  `${start}(?:the\\s+)?(?<edge>first|last)\\s+(?<work>(?:working|business)\\s+|week)?day\\s+(?:of|in)\\s+${rangePattern}${end}`,
  'giu',
)

/** Finds days that are counted from today, or stand at the edge of a month. @param today in the speaker's zone. */
export function findRelativeDays(page: Page, today: CalendarDate): FoundDate[] {
  const counted = { kind: 'date', counted: true } as const
  return [
    ...findOn(page, weekdayAfterNext, ({ groups }) => {
      const coming = nextWeekday(weekdayNumber(groups?.weekday ?? ''), today)
      return { ...counted, date: either([7, 14, 0].map((days) => plusDays(coming, days))) }
    }),
    ...findOn(page, afterNext, ({ groups }) => ({ ...counted, date: weekAfterNext(groups ?? {}, today) })),
    ...findOn(page, inDaysFrom, ({ groups }) => ({
      ...counted,
      date: countedFrom(
        {
          base: groups?.base ?? groups?.base2,
          count: groups?.count ?? groups?.count2,
          unit: groups?.unit ?? groups?.unit2,
        },
        today,
      ),
    })),
    ...findOn(page, weekdayIn, ({ groups }) => ({ ...counted, date: weekdayOfLaterWeek(groups ?? {}, today) })),
    ...findOn(page, dayOfAfterNext, ({ groups }) => ({
      ...counted,
      date: { options: [dayOfLaterWeek(groups ?? {}, today)] },
    })),
    ...findOn(page, afterDays, ({ groups }) => ({ ...counted, date: asked([counting(groups ?? {}, today)], today) })),
    ...findOn(page, weekFrom, ({ groups }) => ({ ...counted, date: countedFrom(groups ?? {}, today) })),
    ...findOn(page, weekBehind, ({ groups }) => ({ ...counted, date: countedFrom(groups ?? {}, today) })),
    ...findOn(page, inWeeks, ({ groups }) => ({
      ...counted,
      date: { options: [dayOfLaterWeek(groups ?? {}, today)] },
    })),
    ...findOn(page, inWeek, ({ groups }) => ({ ...counted, date: { options: [dayOfWeek(groups ?? {}, today)] } })),
    ...findOn(page, relative, ({ groups }) => ({ ...counted, ...dayByWord(groups ?? {}, today) })),
    ...findOn(page, inDays, ({ groups }) => ({ ...counted, date: { options: [counting(groups ?? {}, today)] } })),
    ...findOn(page, dayOfMonth, ({ groups }) => {
      const range = rangeOf({ which: groups?.which ?? groups?.which2, unit: 'month' }, today)
      const day = dayIn(range, Number(groups?.day ?? groups?.day2))
      return day ? { ...counted, date: { options: [day] } } : null
    }),
    ...findOn(page, edgeDay, ({ groups }) => edgeDayOf(groups ?? {}, today)),
    ...findOn(page, edge, ({ groups }) => ({ kind: 'date' as const, date: edgeOf(groups ?? {}, today) })),
  ]
}

function dayByWord(groups: Groups, today: CalendarDate): { date: Readings<CalendarDate>; part?: DayPart } {
  const word = groups.word?.toLowerCase() ?? ''
  const days = word.includes('after') ? 2 : word === 'tomorrow' ? 1 : 0
  const part = word === 'tonight' ? 'night' : (groups.part?.toLowerCase() as DayPart | undefined)
  return { date: { options: [plusDays(today, days)] }, ...(part ? { part } : {}) }
}

/** "A week on Friday", "tomorrow week", "two weeks from now". A weekday that is today has two readings. */
function countedFrom(groups: Groups, today: CalendarDate): Readings<CalendarDate> {
  const word = groups.base?.toLowerCase() ?? ''
  const from = (day: CalendarDate) => counting({ count: groups.count ?? 'one', unit: groups.unit }, day)
  if (word === 'now' || word === 'today') return { options: [from(today)] }
  if (word === 'tomorrow') return { options: [from(plusDays(today, 1))] }
  const coming = nextWeekday(weekdayNumber(word), today)
  if (coming !== today) return { options: [from(coming)] }
  return {
    options: [from(today), from(plusDays(today, 7))],
    ask: { about: 'date', question: 'Which day do you mean?' },
  }
}

function counting(groups: Groups, day: CalendarDate): CalendarDate {
  const count = numberOf(groups.count ?? '')
  const unit = groups.unit?.toLowerCase()
  if (unit === 'month') return Temporal.PlainDate.from(day).add({ months: count }).toString()
  return plusDays(day, count * (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1))
}

function dayOfLaterWeek(groups: Groups, today: CalendarDate): CalendarDate {
  const weeks = groups.after ? 2 : numberOf(groups.count ?? '')
  return plusDays(today, 7 * weeks + weekdayNumber(groups.weekday ?? '') - weekdayOf(today))
}

/** "Tuesday in two weeks": that of the week in two weeks, or two weeks after the coming one. */
function weekdayOfLaterWeek(groups: Groups, today: CalendarDate): Readings<CalendarDate> {
  const coming = nextWeekday(weekdayNumber(groups.weekday ?? ''), today)
  const inWeek = dayOfLaterWeek({ ...groups, after: undefined }, today)
  return either([inWeek, plusDays(coming, 7 * numberOf(groups.count ?? ''))])
}

/** "Week after next Tuesday": the Tuesday of the week after next, or a week after the next Tuesday. */
function weekAfterNext(groups: Groups, today: CalendarDate): Readings<CalendarDate> {
  const inWeek = dayOfLaterWeek({ ...groups, after: 'next' }, today)
  return either([inWeek, plusDays(nextWeekday(weekdayNumber(groups.weekday ?? ''), today), 7)])
}

function either(days: CalendarDate[]): Readings<CalendarDate> {
  const options = [...new Set(days)]
  if (options.length < 2) return { options }
  return { options, ask: { about: 'date', question: 'Which day do you mean?' } }
}
function dayOfWeek(groups: Groups, today: CalendarDate): CalendarDate {
  const { first } = rangeOf({ which: groups.which ?? groups.which2, unit: 'week' }, today)
  return plusDays(first, weekdayNumber(groups.weekday ?? groups.weekday2 ?? '') - 1)
}

/** "The last day of May" is one day; "the last working day" may be a holiday, so it is asked. */
function edgeDayOf(groups: Groups, today: CalendarDate): ReadDate {
  const range = rangeOf(groups, today)
  const last = groups.edge?.toLowerCase() === 'last'
  if (!groups.work) return { kind: 'date', date: { options: [last ? range.last : range.first] } }
  return { kind: 'date', date: asked([last ? weekdayBefore(range.last) : weekdayFrom(range.first)], today) }
}

/** "End of May" names no day: what it may mean is asked. */
function edgeOf(groups: Groups, today: CalendarDate): Readings<CalendarDate> {
  const range = rangeOf(groups, today)
  const word = groups.edge?.toLowerCase()
  if (word === 'end') return asked([weekdayBefore(range.last), range.last], today)
  if (word === 'beginning' || word === 'start') return asked([range.first, weekdayFrom(range.first)], today)
  const days = Math.round(Temporal.PlainDate.from(range.first).until(range.last).days / 2)
  return asked([plusDays(range.first, groups.month ? 14 : days)], today)
}

function asked(days: CalendarDate[], today: CalendarDate): Readings<CalendarDate> {
  const options = [...new Set(days)].filter((day) => day >= today)
  return { options, ask: { about: 'date', question: 'Which day do you mean?' } }
}

/**
 * "Friday" is the coming one; on a Friday, and with "next", it has two readings. "This Monday", said on a Tuesday, is
 * over, or six days ahead.
 */
export function weekdayAlone(weekday: number, which: string | undefined, today: CalendarDate): Readings<CalendarDate> {
  const coming = nextWeekday(weekday, today)
  const later = plusDays(coming, 7)
  const next = which === 'next'
  if (which === 'this' && coming >= plusDays(today, 5) && weekdayOf(today) > weekday) return asked([coming], today)
  if (weekdayOf(today) === weekday && next) return { options: [later] }
  // Said on a Friday, "next Tuesday" is the coming one and that of next week as well.
  const inNextWeek = next && coming > plusDays(today, 7 - weekdayOf(today))
  const sure = inNextWeek || (!next && weekdayOf(today) !== weekday)
  if (sure) return { options: [coming] }
  return { options: [coming, later], ask: { about: 'date', question: 'Which day do you mean?' } }
}
