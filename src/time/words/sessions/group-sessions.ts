import { builtPattern } from '#built-pattern.ts'
import type { Instant } from '../../instant.ts'
import type { Readings } from '../../readings.ts'
import { type CalendarDate, dateAt, plusDays, weekdayOf } from '../../wall-time.ts'
import type { SessionDraft } from '../../when.ts'
import { sameClocks } from '../../zones/same-clocks.ts'
import { checkWeekday } from '../days/read-day.ts'
import type { Found, FoundDate, FoundTime } from '../found.ts'

/** What was found for one session, in the order of the text. */
export type Group = { dates: FoundDate[]; times: FoundTime[]; lasts: string[]; zones: SessionDraft['zone'][] }

/** `today` is the speaker's. */
type Now = { now: Instant; today: CalendarDate }

const joiningWord = /(?:^|[\s\uE000])(?:and|then|plus)(?:[\s\uE000]|$)|[&;+]/i
/** "21 May or 22 May" is one day that is not known yet. */
const choice = /(?:^|[\s\uE000])or(?:[\s\uE000]|$)|^\s*\/\s*$/i
const joiner = builtPattern(`${joiningWord.source}|,`, 'i')

/**
 * Puts what was found together into sessions: a second date begins another session, and so does a second time behind
 * "and" or a comma. What was typed once holds for all of them. `loose` are the words of days that nothing joins to the
 * one before: whether they begin another session has to be confirmed.
 * @param rest the text with everything that was read blotted out.
 */
export function groupSessions(found: Found[], rest: string, now: Now): { sessions: SessionDraft[]; loose: string[] } {
  const groups: Group[] = [emptyGroup()]
  const loose: string[] = []
  let before = 0
  for (const piece of [...found].sort((a, b) => a.from - b.from)) {
    const current = groups.at(-1) ?? emptyGroup()
    const between = rest.slice(before, piece.from)
    const group = beginsAnother(piece, current, between) ? emptyGroup() : current
    if (group !== current) groups.push(group)
    if (group !== current && piece.kind === 'date' && !piece.list && !joiner.test(between)) loose.push(piece.words)
    put(piece, group)
    before = piece.to
  }
  return {
    sessions: shared(groups)
      .map((group) => sessionOf(group, now))
      .toSorted(byDay),
    loose,
  }
}

/** Sessions stand in their order, not in that of the words; whose day is open stays where it is. */
function byDay(one: SessionDraft, other: SessionDraft): number {
  const [first, second] = [one.date.options[0], other.date.options[0]]
  if (first === undefined || second === undefined || first === second) return 0
  return first > second ? 1 : -1
}

function beginsAnother(piece: Found, group: Group, between: string): boolean {
  if (piece.kind === 'date')
    return (
      group.dates.length > 0 &&
      !isSameDay(piece, group) &&
      !/\b(?:that.s|that is|i\.e)|=/i.test(between) &&
      !isChoice(piece, group, between) &&
      (joiningWord.test(between) || !isCheck(piece, group))
    )
  if (piece.kind === 'time') return group.times.length > 0 && joiner.test(between)
  return false
}

/** "Tomorrow, Thu 16 Sept": one day in two ways. */
function isSameDay(piece: FoundDate, group: Group): boolean {
  const [only, ...more] = group.times.length > 0 ? [] : group.dates.flatMap((date) => date.date.options)
  const all =
    group.times.length > 0 && !group.dates.some((date) => date.date.options.length > 1)
      ? []
      : group.dates.flatMap((date) => date.date.options)
  const shared = piece.date.options.filter((date) => all.includes(date))
  if (
    all.length + piece.date.options.length > 2 &&
    piece.weekday === undefined &&
    group.dates.every((date) => date.weekday === undefined) &&
    shared.length === 1
  )
    return true
  return more.length === 0 && piece.date.options.length === 1 && piece.date.options[0] === only
}

function isChoice(piece: FoundDate, group: Group, between: string): boolean {
  const listed = piece.list && /\bor\b/i.test(piece.words) && group.dates.at(-1)?.from === piece.from
  return listed || choice.test(between)
}

/** A weekday beside a date, or a date beside a weekday, is one day typed twice. */
function isCheck(piece: FoundDate, group: Group): boolean {
  const [first, ...more] = group.dates
  return first !== undefined && more.length === 0 && (piece.weekday === undefined) !== (first.weekday === undefined)
}

function put(piece: Found, group: Group): void {
  if (piece.kind === 'date') group.dates.push(piece)
  if (piece.kind === 'time') group.times.push(piece)
  if (piece.kind === 'lasts') group.lasts.push(piece.lasts)
  if (piece.kind === 'zone') group.zones.push(piece.zone)
}

/** What only one of the sessions has, all have: "21 May and 22 May 15:00". */
function shared(groups: Group[]): Group[] {
  const only = <Key extends keyof Group>(key: Key): Group[Key] | undefined => {
    const having = groups.filter((group) => group[key].length > 0)
    return having.length === 1 ? having[0]?.[key] : undefined
  }
  const [dates, times, lasts, zones] = [only('dates'), only('times'), only('lasts'), only('zones')]
  return groups.map((group) => ({
    dates: group.dates.length > 0 ? group.dates : (dates ?? []),
    times: group.times.length > 0 ? group.times : (times ?? []),
    // A range says how long its own session is.
    lasts: group.lasts.length > 0 || group.times.some((time) => time.lasts) ? group.lasts : (lasts ?? []),
    zones: group.zones.length > 0 ? group.zones : (zones ?? []),
  }))
}

export function sessionOf(typed: Group, now: Now): SessionDraft {
  const explicit = typed.times.filter((one) => !one.implied)
  const group = explicit.length > 0 ? { ...typed, times: explicit } : typed
  const [time] = group.times
  const lengths = [...group.lasts, ...group.times.flatMap((one) => one.lasts?.options ?? [])]
  const ends = group.times.length === 1 && time?.ends && group.lasts.length === 0 ? { ends: time.ends } : {}
  const date = countedElsewhere(group, now) ?? dateOf(group.dates, now.today)
  const clock = merged(group.times.map((one) => one.time))
  // "24:00 on 20 May" is when 21 May begins.
  const isEnd = clock.options.length === 1 && clock.options[0] === '24:00'
  return {
    date: isEnd ? { ...date, options: date.options.map((day) => plusDays(day, 1)) } : date,
    time: isEnd ? { options: ['00:00'] } : clock,
    zone: mergedZones(group.zones, group.dates[0]?.date.options[0] ?? now.today),
    lasts: { options: [...new Set(lengths)] },
    ...ends,
    ...(group.dates.some((date) => date.yearless) ? { yearless: true } : {}),
  }
}

function dateOf(dates: FoundDate[], today: CalendarDate): Readings<CalendarDate> {
  const check = dates.find((date) => date.weekday !== undefined)?.weekday
  const [day, ...others] = dates.filter((date) => date.weekday === undefined)
  const agreed =
    others.length === 0 || !day
      ? []
      : day.date.options.filter((date) => others.every((other) => other.date.options.includes(date)))
  if (agreed.length === 1) return { options: agreed }
  if (!day || others.length > 0) return merged(dates.map((date) => date.date))
  const [only] = day.date.options
  if (check === undefined || only === undefined) return day.date
  const fitting = day.date.options.filter((date) => weekdayOf(date) === check)
  if (fitting.length === 1 || day.date.options.length > 1) return fitting.length === 1 ? { options: fitting } : day.date
  return checkWeekday(only, check, { dates: [], today })
}

/** "Tomorrow 9:00 Sydney" typed when it is tomorrow in Sydney already. */
function countedElsewhere(group: Group, { now, today }: Now): Readings<CalendarDate> | null {
  const [date, zone] = [group.dates[0], group.zones[0]?.options[0]?.zone]
  const mine = date?.date.options[0]
  if (!date?.counted || !mine || !zone) return null
  const there = dateAt(now, zone)
  if (there === today) return null
  const theirs = plusDays(mine, there > today ? 1 : -1)
  const question = `It is not the same day in both places now: which day is "${date.words}"?`
  return { options: [mine, theirs].sort(), ask: { about: 'date', question } }
}

/** Two things typed of one session are two readings. */
function merged(typed: Readings<string>[]): Readings<string> {
  const [first, ...more] = typed
  if (!first) return { options: [] }
  if (more.length === 0) return first
  return { options: [...new Set(typed.flatMap((one) => one.options))] }
}

/** Of a place and an offset that its clocks show all year, "Kathmandu (UTC+5:45)", the place is taken. */
function mergedZones(typed: SessionDraft['zone'][], date: CalendarDate): SessionDraft['zone'] {
  const [first] = typed
  if (!first || typed.every((one) => one.options[0]?.zone === first.options[0]?.zone)) return first ?? { options: [] }
  const fixed = typed.filter(({ options: [one] }) => one && isOffset(one.zone))
  const places = typed.filter((one) => !fixed.includes(one))
  const [offset, other] = [fixed[0]?.options[0], places[0]]
  const fitting = other?.options.filter(({ zone }) => offset && sameClocks(zone, offset.zone, `${date}T00:00:00Z`))
  if (fixed.length === 1 && places.length === 1 && fitting?.length === 1) return { options: fitting }
  return { options: typed.flatMap((one) => one.options) }
}

function isOffset(zone: string): boolean {
  return /^(?:[+-]|UTC)/.test(zone)
}

function emptyGroup(): Group {
  return { dates: [], times: [], lasts: [], zones: [] }
}
