import { builtPattern } from '#built-pattern.ts'
import type { DayRange } from '../../month-days.ts'
import type { Readings } from '../../readings.ts'
import { hasDays, type RepeatDraft } from '../../series/repeat-draft.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import type { Doubt, SessionDraft } from '../../when.ts'
import { monthPattern, numberOf, numberPattern, weekdayNumber, weekdayPattern } from '../calendar-words.ts'
import { blotOut, type FoundDate, findOn, type Page } from '../found.ts'
import { type Bounds, findBounds } from './find-bounds.ts'
import { findPauses } from './find-pauses.ts'
import { type FoundRhythm, findRhythm, rhythmOf, weekdaysIn } from './find-rhythm.ts'
import { firstOf, lastOf, onItsDay, weekdaysOf, within } from './fit-days.ts'

export type FoundRepeat = { rhythm: FoundRhythm & { sure: boolean }; bounds: Bounds; pauses: DayRange[] }

/** Finds how something repeats, before the days and times of a text are looked for; null where nothing repeats. */
export function findRepeat(page: Page, today: CalendarDate): FoundRepeat | null {
  const said = findRhythm(page, today)
  const negated = said && /(?<!\p{L})not\s+$/iu.exec(page.rest.slice(0, said.from))
  if (said && negated) {
    blotOut(page, { from: negated.index, to: said.to })
    return null
  }
  const rhythm = withDays(said, page) ?? findCounted(page)
  if (!rhythm) return null
  takeRepeated(page, rhythm)
  const pauses = findPauses(page, today)
  const bounds = findBounds(page, today)
  // A week is no day: "every second week, first in week 4" lacks one.
  if (bounds.firstWeek && rhythm.rhythms.every((one) => !hasDays(one.rhythm))) delete bounds.first
  if (rhythm.count !== undefined) bounds.count ??= rhythm.count
  if (rhythm.parity) bounds.first ??= nextOfParity(rhythm.parity, today)
  return { rhythm, bounds, pauses }
}

const redundant: Record<string, RegExp> = {
  'weeks 1': /(?<!\p{L})(?:weekly|(?:every|each)\sweek)(?!\p{L})/giu,
  'weeks 2':
    /(?<!\p{L})\(?(?:bi-?weekly|fortnightly|(?:every|each)\s(?:two|2|other|second)\sweeks?|(?:every|each)\sfortnight)\)?(?!\p{L})/giu,
  'months 1': /(?<!\p{L})(?:monthly|(?:every|each)\smonth)(?!\p{L})/giu,
  'months 3': /(?<!\p{L})(?:quarterly|(?:every|each)\squarter)(?!\p{L})/giu,
}

/** "The last Friday of the month, monthly": what says the same once more. */
function takeRepeated(page: Page, { rhythms: [only, ...more] }: Rhythmed): void {
  if (!only || more.length > 0 || only.rhythm.kind === 'dates') return
  const pattern = redundant[`${only.rhythm.kind} ${only.rhythm.every}`]
  if (pattern) findOn(page, pattern, () => ({}))
}

const plural = /(?<![\p{L}\d])(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)days(?![\p{L}\d])/giu
const parity = /(?<![\p{L}\d])(?:in\s+|on\s+)?(even|odd)\s+(?:calendar\s+)?weeks,?(?:\s+on)?\s*/giu

/** "Sundays 11:00 weekly": the days of the week stand elsewhere. */
function withDays(rhythm: Rhythmed | null, page: Page): Rhythmed | null {
  const [only, ...more] = rhythm?.rhythms ?? []
  const weeks =
    rhythm && only?.rhythm.kind === 'weeks' && only.rhythm.every === 1 && only.rhythm.on.length > 0
      ? findParity(page)
      : null
  if (rhythm && weeks && only?.rhythm.kind === 'weeks')
    return { ...rhythm, rhythms: [rhythmOf({ ...only.rhythm, every: 2 })], parity: weeks }
  if (!rhythm || !only || more.length > 0 || only.rhythm.kind !== 'weeks' || only.rhythm.on.length > 0) return rhythm
  const plurals = findOn(page, plural, (match) => ({ on: weekdaysIn(match[0]) }))
  const found = plurals.length > 0 ? plurals : findOn(page, daysElsewhere, (match) => ({ on: weekdaysIn(match[0]) }))
  const on = [...new Set(found.flatMap((piece) => piece.on))].sort()
  if (on.length === 0) return rhythm
  return { ...rhythm, rhythms: [rhythmOf({ ...only.rhythm, on })] }
}

function findParity(page: Page): 'even' | 'odd' | null {
  const [found] = findOn(page, parity, (match) => ({
    which: match[1]?.toLowerCase() === 'even' ? ('even' as const) : ('odd' as const),
  }))
  return found?.which ?? null
}

/** "Even weeks Tuesday", "4x Monday", "five Friday", "Tuesday for 5 weeks": a weekday that something else makes repeat. */
function findCounted(page: Page): Rhythmed | null {
  const weeks = findParity(page)
  const forWeeks = /(?<![\p{L}\d])for\s(?:the\s)?(?:next\s)?[\p{L}\d]{1,10}\sweeks(?!\p{L})/iu.test(page.rest)
  if (!weeks && !forWeeks && !/\d[:.h]\d\d|\d\s?[ap]\.?m|\dh|noon|\bat\s\d/i.test(page.rest)) return null
  const listed =
    isSpanned(page.rest) ||
    /(?<!\p{L})(?:\d{1,2}|\p{L}{3,6})\stimes(?!\p{L})|(?<!\w)x\s?\d|\d\s?x(?!\w)/iu.test(page.rest)
  if (listed) {
    const [days, ...others] = findOn(page, daysElsewhere, (match) => ({ on: weekdaysIn(match[0]) }))
    if (days && others.length === 0)
      return {
        ...days,
        sure: true,
        rhythms: [rhythmOf({ kind: 'weeks', every: weeks ? 2 : 1, on: days.on })],
        ...(weeks ? { parity: weeks } : {}),
      }
  }
  const pattern = weeks || forWeeks ? weekdayAnywhere : countedWeekday
  const [day, ...more] = findOn(page, pattern, ({ groups }) => ({
    weekday: weekdayNumber(groups?.weekday ?? ''),
    count: groups?.count,
  }))
  if (!day || more.length > 0) return null
  const every = weeks ? 2 : 1
  const rhythm = rhythmOf({ kind: 'weeks', every, on: [day.weekday] })
  const count = day.count === undefined ? {} : { count: numberOf(day.count) }
  return {
    words: day.words,
    from: day.from,
    to: day.to,
    sure: true,
    rhythms: [rhythm],
    ...count,
    ...(weeks ? { parity: weeks } : {}),
  }
}

type Rhythmed = FoundRhythm & { sure: boolean; count?: number; parity?: 'even' | 'odd' }

const weekdayAnywhere = builtPattern(`(?<![\\p{L}\\d])(?:on\\s+)?(?<weekday>${weekdayPattern})(?![\\p{L}\\d])`, 'giu')
/** A weekday, or several joined, that is no part of a date: "every 2 weeks, Thursday 14:30". */
const daysElsewhere = builtPattern(
  `(?<![\\p{L}\\d]|\\b(?:from|starting|starts|beginning|until|till|first|except|not)\\s)(?:on\\s+)?${weekdayPattern}(?:\\s?(?:[&+/,]|and)\\s?${weekdayPattern}){0,6}(?!\\p{L}|,?\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?[\\s./]|,?\\s+${monthPattern})`,
  'giu',
)
/** "Tuesday and Thursday 16:00, from 17 March to 30 April": they repeat where the words go from one day to another. */
function isSpanned(text: string): boolean {
  return Array.from(text.matchAll(/(?<!\p{L})(?:from|starting)\s/giu), ({ index }) =>
    text.slice(index, index + 60),
  ).some((words) => {
    const [, end = ''] = /\s(?:to|until|till|through)\s([^;:]{1,20})/iu.exec(words) ?? []
    return dayOfSpan.test(end)
  })
}
const dayOfSpan = builtPattern(`${monthPattern}|\\d{1,2}[./]\\d|\\d{4}-\\d`, 'iu')
const countedWeekday = builtPattern(
  `(?<=^|[,;]\\s|\\bfor\\s|\\bper\\s)(?:(?<count>(?!(?:an?|one|1)\\s)${numberPattern})\\s?x?\\s)(?<weekday>${weekdayPattern})(?!\\p{L}|\\s+\\d{1,2}(?:st|nd|rd|th)?\\s+${monthPattern})`,
  'giu',
)

/** The Monday of the next week whose number is even, or odd. */
function nextOfParity(which: 'even' | 'odd', today: CalendarDate): CalendarDate {
  const monday = plusDays(today, 1 - weekdayOf(today))
  const week = Temporal.PlainDate.from(monday).weekOfYear ?? 0
  return (week % 2 === 0) === (which === 'even') ? monday : plusDays(monday, 7)
}

const leads = {
  until:
    /(?:^|[\s,;(])(?:(?:until|till|through|to|up to)(?: and including)?|end(?:s|ing)(?: on)?|finish(?:es|ing)(?: on)?|last (?:one|time)(?: is)?(?: on)?)(?: the)?\s*$/i,
  except:
    /(?:^|[\s,;(])(?:except(?: for)?(?: on)?|exept(?: on)?|but not(?: on)?|not(?: on)?|skipping|skip|without|apart from|other than|excluding|excl\.?|bar|leav(?:e|ing) out|off:|(?:with |but )?no (?:meetings?|calls?|sessions?)(?: on)?|none on)(?: the)?\s*$/i,
  from: /(?:^|[\s,;(])(?:from|start(?:s|ing)?(?: on| from| with| date)?|beginn?(?:s|ing)?(?: on| with)?|commenc(?:es|ing)(?: on)?|as of|since|effective(?: from)?|kick(?:ing|s)? off(?: on)?|(?:the )?first (?:one(?: is)?(?: on)?|is on|is|on)|first:|w\/c|resum(?:e|es|ing)(?: on)?)\s*$/i,
}
const firstOn = /(?:^|[\s,;(])(?:the )?first\s*$/i
type Role = keyof typeof leads | 'first'

/** What the days of a text say of what repeats: where it begins and ends, and which are left out. */
export function repeatDraft(
  { rhythm, bounds, pauses }: FoundRepeat,
  dates: FoundDate[],
  { page, today }: { page: Page; today: CalendarDate },
): { repeat: RepeatDraft; doubts: Doubt[] } {
  const roles = rolesOf(dates, page)
  const piecesFor = (role: Role) => roles.filter((one) => one.role === role).map((one) => one.piece)
  const first = piecesFor('first')
  const repeat: RepeatDraft = {
    words: rhythm.words,
    rhythms: rhythm.rhythms,
    sure: rhythm.sure,
    from: onItsDay(
      merged(
        [...piecesFor('from'), ...first].map((piece) => firstOf(piece, rhythm.rhythms)),
        bounds.first === undefined ? [] : [bounds.first],
      ),
      rhythm.rhythms,
    ),
    until: merged(
      piecesFor('until').map((piece) => lastOf(piece, rhythm.rhythms, today)),
      bounds.until,
    ),
    except: piecesFor('except').flatMap((piece) =>
      within([...piece.date.options, ...(piece.later ?? [])], {
        from: bounds.first,
        until: bounds.until?.at(-1),
        on: weekdaysOf(rhythm.rhythms),
      }).slice(0, piece.later ? 1 : undefined),
    ),
    ...(bounds.count === undefined ? {} : { count: bounds.count }),
    ...(bounds.span === undefined ? {} : { span: bounds.span }),
    ...(pauses.length === 0 ? {} : { pauses }),
  }
  const doubtful = rhythm.rhythms.every((one) => hasDays(one.rhythm)) ? first : []
  const doubts = doubtful.map(({ words }) => ({
    words,
    question: `"${words}": from that day on?`,
    confirm: 'Yes, from that day on',
  }))
  return { repeat, doubts }
}

/** Days of one list are each told from the words before the list; "and 27 March" goes on with what was before it. */
function rolesOf(dates: FoundDate[], page: Page): { role: Role; piece: FoundDate }[] {
  const roles: { role: Role; piece: FoundDate }[] = []
  for (const piece of [...dates].sort((a, b) => a.from - b.from)) {
    const last = roles.at(-1)
    if (last?.piece.from === piece.from) {
      roles.push({ role: last.role, piece })
      continue
    }
    const before = page.rest.slice(0, piece.from)
    const begins = piece.weekday === undefined && firstOn.test(before)
    const [name, lead] = begins
      ? (['from', firstOn] as const)
      : (Object.entries(leads).find(([, pattern]) => pattern.test(before)) ?? [])
    const words = lead?.exec(before)
    if (words) blotOut(page, { from: words.index, to: piece.from })
    // "6 Sept to 29 Sept" begins with the first of the two.
    if (name === 'until' && last?.role === 'first' && /^[\s,(]*$/.test(before.slice(last.piece.to, words?.index)))
      last.role = 'from'
    const goesOn = last?.role === 'except' && /\uE000\s*(?:(?:,|and|&)\s*)?$/i.test(before)
    roles.push({ role: isRole(name) ? name : goesOn ? 'except' : 'first', piece })
  }
  return roles
}

function isRole(name: string | undefined): name is keyof typeof leads {
  return name !== undefined && name in leads
}

function merged(pieces: FoundDate[], bounds: readonly CalendarDate[] = []): Readings<CalendarDate> {
  const [only, ...more] = pieces
  if (only && more.length === 0 && bounds.length === 0) return only.date
  return { options: [...new Set([...bounds, ...pieces.flatMap((piece) => piece.date.options)])] }
}

/**
 * Several days at the same time, a week or more apart, are meetings of their own: three or more for sure, two perhaps.
 * @returns how they repeat, or null for the sessions of one meeting.
 */
export function repeatOfSessions(sessions: SessionDraft[]): { repeat: RepeatDraft; sure: boolean } | null {
  const [first] = sessions
  const dates = sessions.flatMap((session) =>
    session.date.options.length === 1 && !session.date.ask ? session.date.options : [],
  )
  const alike = sessions.every((session) => timesOf(session) === timesOf(first))
  const apart = dates.every((date, at) => at === 0 || date >= plusDays(dates[at - 1] ?? '', 7))
  if (dates.length < 2 || dates.length < sessions.length || !alike || !apart) return null
  const rhythm = { kind: 'dates' as const, dates }
  const label = `${dates.length} meetings`
  const repeat = { words: label, rhythms: [{ label, rhythm }], sure: true, from: none(), until: none(), except: [] }
  return { repeat, sure: dates.length > 2 }
}

function timesOf(session: SessionDraft | undefined): string {
  return JSON.stringify([session?.time, session?.zone, session?.lasts])
}

function none(): Readings<CalendarDate> {
  return { options: [] }
}
