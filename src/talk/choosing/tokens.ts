import { slipsBetween } from '#charter/find-group.ts'
import { courtesyAt } from '#talk/courtesies.ts'
import { dayAt } from '#talk/days.ts'
import { groupAt } from '#talk/groups.ts'
import type { Situation } from '#talk/situation.ts'
import { fold, type Word } from '#talk/words.ts'
import type { Instant } from '#time/instant.ts'
import { wallTimeAt, weekdayOf } from '#time/wall-time.ts'
import { clockText, inPart, readClock } from '#time/words/hours/clock-words.ts'
import { readZone } from '#time/zone.ts'
import { type Role, runAt } from './choosing-words.ts'

/** A time to choose from, by its own clock; with its instant, also by the speaker's. */
export type TimeChoice = { date: string; time: string | null; zone?: string; at?: Instant }

/** Who speaks, and when. */
export type Speaker = Pick<Situation, 'charter' | 'now' | 'zone' | 'name'>

/** By which of its sides a time is named: "Tuesday", "15:00", "the second". */
type Named = 'day' | 'clock' | 'place'

/**
 * Some of the times, by their places from 0. `several`: more than one can be meant, though one was named: a weekday that
 * is there twice, or a time that is another one on the speaker's own clock.
 */
export type Reference = {
  kind: 'times'
  places: readonly number[]
  named: Named
  several: 'days' | 'clocks' | null
  words: string
}

/**
 * What one run of words says. `soft` is a comma, `hard` ends a sentence; `unclear` speaks of times, and not of which:
 * "two of them", "from 14:00", "later".
 */
export type Token = Reference | { kind: 'role'; role: Role } | { kind: 'soft' } | { kind: 'hard' } | { kind: 'unclear' }

const ordinals: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'first|1st|premier|premiere|primero|primera|primeiro|primeira|erste|ersten|earliest|earlier',
    'second|2nd|deuxieme|segundo|zweite|zweiten',
    'third|3rd|troisieme|tercero|tercera|terceiro|terceira|dritte|dritten',
    'fourth|4th|quatrieme|cuarto|quarto|vierte',
    'fifth|5th|cinquieme|quinto|funfte',
    'sixth|6th',
    'seventh|7th',
    'eighth|8th',
    'ninth|9th',
    'tenth|10th',
  ].flatMap((names, place) => names.split('|').map((name) => [name, place] as const)),
)
const lasts = new Set('last latest later dernier derniere ultimo ultima letzte letzten'.split(' '))
const leads = new Set('option number nr choice slot time numero nummer date'.split(' '))
const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const many = /^(?:options|slots|times|dates|days|choices|sessions|possibilities)$/
/** Who says less than the whole by a time: "earlier", "later". */
const comparing = new Set(['earlier', 'later'])
const parts: Readonly<Record<string, string>> = {
  ...{ morning: 'morning', mornings: 'morning' },
  ...{ afternoon: 'afternoon', afternoons: 'afternoon' },
  ...{ evening: 'evening', evenings: 'evening' },
}

type Clock = { date: string; time: string | null }
/** The times to choose from, and who reads them. */
export type Timetable = {
  /** By its own clock, and by the speaker's. */
  clocks: readonly { own: Clock; local: Clock }[]
  choices: readonly TimeChoice[]
  speaker: Speaker
  passed: ReadonlySet<string>
}
type Reading = Timetable & { words: readonly Word[] }
type Read = { to: number; token: Token | null }

/** The times to choose from, by both clocks: converted once for all that is read against them. */
export function timetable(choices: readonly TimeChoice[], speaker: Speaker): Timetable {
  const clocks = choices.map(({ date, time, at }) => {
    const local = at === undefined ? null : wallTimeAt(at, speaker.zone)
    const own = { date, time }
    return { own, local: local === null ? own : { date: local.slice(0, 10), time: local.slice(11) } }
  })
  const bot = fold(speaker.charter.words.bot)
  const passed = new Set([...fold(speaker.name).split(' '), bot, `@${bot}`])
  return { clocks, choices, speaker, passed }
}

/** The words as what they say of these times; null where one of them says nothing that is known. */
export function tokensOf(words: readonly Word[], times: Timetable): Token[] | null {
  const reading: Reading = { ...times, words }
  const tokens: Token[] = []
  /** Behind the words of the last time. */
  let behind = -1
  for (let at = 0; at < words.length; ) {
    const before = at === 0 ? '' : (words[at]?.before ?? '')
    if (/[.;!\n]|\s[-–—]\s/.test(before)) tokens.push({ kind: 'hard' })
    else if (/[,:()/&]/.test(before)) tokens.push({ kind: 'soft' })
    if (/&/.test(before)) tokens.push({ kind: 'role', role: { says: 'and' } })
    const read = readAt(reading, at)
    if (read === null) return null
    const isTime = read.token?.kind === 'times'
    if (isTime && isSpan(words, behind, at)) tokens.push({ kind: 'unclear' })
    if (read.token !== null) tokens.push(read.token)
    at = read.to
    if (isTime) behind = at
  }
  return tokens
}

/** "From 14:00", "Tuesday to Thursday", "10:00-12:00": times that begin or end there, and not that one. */
function isSpan(words: readonly Word[], behind: number, at: number): boolean {
  const is = words.slice(Math.max(at - 3, 0), at).map((word) => word.is)
  const last = is.findLast((word) => !/^(?:on|the|at)$/.test(word)) ?? ''
  if (/^(?:from|since|desde|depuis|ab)$/.test(last)) return true
  if (behind < 0) return false
  if (behind === at) return /^[^\n]*[-–—][^\n]*$/.test(words[at]?.before ?? '')
  return (
    words.slice(behind, at).every((word) => /^(?:to|till|until|through|thru|bis|on|the|at)$/.test(word.is)) &&
    /^(?:to|till|until|through|thru|bis)$/.test(words[behind]?.is ?? '')
  )
}

function readAt(reading: Reading, at: number): Read | null {
  const { words, speaker } = reading
  const run = runAt(words, at)
  const amount = amountAt(reading, words[at]?.is === 'the' ? at + 1 : at)
  if (amount) return amount
  if (words[at]?.is === 'instead' && words[at + 1]?.is === 'of') return { to: at + 2, token: { kind: 'unclear' } }
  if (comparing.has(words[at]?.is ?? '') && !isOneOfTwo(reading, at)) return { to: at + 1, token: { kind: 'unclear' } }
  const counted = ordinalAt(reading, at)
  if (run && run.words.length > 1 && run.role.says !== 'nothing') return roleOf(run, at)
  const times =
    counted ??
    clockAt(reading, at) ??
    (isVerb(words, at) || words[at]?.is === 'of' ? null : dateAt(reading, at)) ??
    partAt(reading, at)
  if (times) return times
  // A clock is converted where it says whose it is; other words of their own time are for nobody's clock.
  if (ownTime(words, at) > at) return { to: ownTime(words, at), token: { kind: 'unclear' } }
  if (run) return roleOf(run, at)
  const group = groupAt(words, at, speaker.charter)
  if (group) return { to: group.to, token: null }
  if (words[at]?.is === "'s" || isOwnZone(reading, at)) return { to: at + 1, token: null }
  const is = words.map((word) => word.is)
  const polite = courtesyAt(is, at, { own: reading.passed })
  if (polite > 0) return { to: at + polite, token: null }
  const mended = mendedWord(words[at]?.is ?? '')
  return mended === null
    ? null
    : readAt({ ...reading, words: words.with(at, { ...(words[at] as Word), is: mended }) }, at)
}

/** Names of days, and words that say yes or no, are long enough to be known with one slip of the finger in them. */
const mendable = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['works', 'suits', 'morning', 'afternoon', 'evening', 'possible', 'impossible', 'option', 'except', 'prefer'],
]

function mendedWord(word: string): string | null {
  if (word.length < 5 || mendable.includes(word)) return null
  const near = mendable.filter(
    (known) => known[0] === word[0] && Math.abs(known.length - word.length) < 2 && slipsBetween(word, known) <= 1,
  )
  return near.length === 1 ? (near[0] ?? null) : null
}

/** "15:00 Geneva": the place whose clock the times have. Another one would be another time. */
function isOwnZone({ words, choices, speaker }: Reading, at: number): boolean {
  const named = readZone(words[at]?.is ?? '', speaker.zone)
  return named.kind === 'zone' && choices.every(({ zone }) => zone === named.zone)
}

/** "Two of them", "2 slots": how many, and not which; "all three" are as many as there are. */
function amountAt({ words, choices }: Reading, at: number): Read | null {
  const is = words[at]?.is ?? ''
  const number = /^\d{1,2}$/.test(is) ? Number(is) : counts.indexOf(is) + 1
  if (number === 0) return null
  const [next = '', behind = '', object = ''] = words.slice(at + 1, at + 4).map((word) => word.is)
  const [beforeThat = '', before = ''] = words
    .slice(Math.max(at - 2, 0), at)
    .map((word) => word.is)
    .slice(-2)
  const last = before === '' ? beforeThat : before
  const whole = /^(?:all|the|these|those)$/.test(last)
  const isAmount =
    many.test(next) ||
    (next === 'of' && !isMonthName(behind)) ||
    (next === 'out' && behind === 'of' && object !== '') ||
    last === 'all' ||
    (whole && (beforeThat === 'of' || counts.includes(is)) && is !== 'one')
  if (!isAmount) return null
  return { to: at + 1, token: whole && number === choices.length ? null : { kind: 'unclear' } }
}

/** "The later one", of two. */
function isOneOfTwo({ words, choices }: Reading, at: number): boolean {
  return choices.length === 2 && words[at - 1]?.is === 'the'
}

/** Behind "my time", "in my time zone", "my local time" where these stand here; else the same place. */
function ownTime(words: readonly Word[], at: number): number {
  const is = words.slice(at, at + 5).map((word) => word.is)
  const found = /^(?:(?:in|by|at) )?(?:my|our) (?:local |own )?(?:time|clock)(?: zone)?(?= |$)/.exec(is.join(' '))
  return found ? at + found[0].split(' ').length : at
}

function roleOf({ words, role }: { words: readonly string[]; role: Role }, at: number): Read {
  return { to: at + words.length, token: role.says === 'nothing' ? null : { kind: 'role', role } }
}

/** "I may": no month where no figure stands beside it. */
function isVerb(words: readonly Word[], at: number): boolean {
  const figure = (place: number) => /^\d/.test(words[place]?.is ?? '')
  return words[at]?.is === 'may' && !figure(at + 1) && !figure(at - 1)
}

function dateAt(reading: Reading, at: number): Read | null {
  const { words, choices, speaker } = reading
  const day = dayAt(words, at, speaker)
  if (day === null) return null
  const found = matching(reading, ({ date }) =>
    day.weekday === undefined ? day.is(date) : weekdayOf(date) === day.weekday,
  )
  const days = new Set(found.places.map((place) => choices[place]?.date))
  // "Tuesdays" are all of them.
  const plural = /days$/.test(words[at]?.is ?? '')
  const several = found.several ?? (days.size > 1 && !plural ? 'days' : null)
  return { to: day.to, token: times({ ...found, several }, 'day', wordsIn(words, at, day.to)) }
}

/** The times that are so by their own clock, or by the speaker's; where these are others, either may be meant. */
function matching(
  { clocks }: Reading,
  isSo: (clock: Clock) => boolean,
  whose: 'own' | 'local' | null = null,
): Pick<Reference, 'places' | 'several'> {
  const by = (which: 'own' | 'local') =>
    (whose ?? which) !== which ? [] : clocks.flatMap((clock, place) => (isSo(clock[which]) ? [place] : []))
  const [own, local] = [by('own'), by('local')]
  const places = [...new Set([...own, ...local])].toSorted((one, other) => one - other)
  const differ = own.length > 0 && local.length > 0 && (own.length < places.length || local.length < places.length)
  return { places, several: differ ? 'clocks' : null }
}

function wordsIn(words: readonly Word[], from: number, to: number): string {
  return words
    .slice(from, to)
    .map(({ is }) => is)
    .join(' ')
}

function clockAt(reading: Reading, at: number): Read | null {
  const { words } = reading
  const first = words[at]?.is ?? ''
  const [next = '', after = ''] = [words[at + 1]?.is, words[at + 2]?.is]
  const named = /^(?:noon|midday|midnight)$/.test(first)
  if (!named && !/^\d/.test(first)) return null
  const meridiem = /^[ap]\.?m$/.test(next)
  const hours = /^(?:h|uhr|hrs|hours|heures|horas|o'clock|oclock)$/.test(next)
  const isAt = /^(?:at|um|a|as|@)$/.test(words[at - 1]?.is ?? '')
  const clock = readClock(meridiem ? `${first}${next}` : first.replace('.', ':'))
  if (clock === null || (clock.plain && !meridiem && !hours && !isAt)) return null
  const part = parts[meridiem || hours ? after : next]
  const options = clock.options.map(clockText)
  const fitting = part === undefined ? options : inPart(options, part)
  const to = at + 1 + Number(meridiem || hours)
  const own = ownTime(words, to)
  const whose = own > to ? 'local' : isOwnZone(reading, to) ? 'own' : null
  const found = matching(reading, ({ time }) => time !== null && fitting.includes(time), whose)
  return { to: own, token: times(found, 'clock', wordsIn(words, at, own)) }
}

function partAt(reading: Reading, at: number): Read | null {
  const word = reading.words[at]?.is ?? ''
  const part = parts[word]
  if (part === undefined) return null
  return {
    to: at + 1,
    token: times(
      matching(reading, ({ time }) => time !== null && isIn(time, part)),
      'clock',
      word,
    ),
  }
}

function isIn(time: string, part: string): boolean {
  const other = time < '12:00' ? '18:00' : '09:00'
  return inPart([time, other], part).includes(time)
}

/** "The first", "option 2", "3": a place in the list, or a day of the month; where it can be either, it says so. */
function ordinalAt({ words, choices }: Reading, at: number): Read | null {
  const lead = leads.has(words[at]?.is ?? '') && words[at + 1] !== undefined
  const from = lead ? at + 1 : at
  const is = words[from]?.is ?? ''
  const last = choices.length - 1
  const bare = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(is)
  const counted = lead ? counts.indexOf(is) : -1
  const number = bare ? Number(bare[1]) - 1 : (ordinals[is] ?? (lasts.has(is) ? last : counted))
  if (number < 0 || (bare === null && number > last)) return null
  if (bare && isOfDate(words, from)) return null
  const place = number <= last && !isListedBeforeMonth(words, from) ? [number] : []
  const isDayToo = bare !== null && !lead
  const onDay = isDayToo
    ? choices.flatMap(({ date }, index) => (Number(date.slice(8, 10)) === number + 1 ? [index] : []))
    : []
  if (place.length === 0 && onDay.length === 0) return null
  const either = [...new Set([...place, ...onDay])]
  const named = place.length === 0 ? 'day' : 'place'
  const both = place.length > 0 && onDay.length > 0 && either.length > 1
  const found = { places: both ? either : place.length > 0 ? place : onDay, several: both ? ('clocks' as const) : null }
  return { to: from + 1, token: times(found, named, wordsIn(words, at, from + 1)) }
}

/** The figure belongs to a date or a time: "Tue 24", "24 March", "3 pm", "at 3". */
function isOfDate(words: readonly Word[], at: number): boolean {
  const [before = '', next = ''] = [words[at - 1]?.is, words[at + 1]?.is]
  const comma = /[,;.]/.test(words[at]?.before ?? '')
  if (!comma && (/^(?:at|um|@)$/.test(before) || isDayName(before))) return true
  return /^(?:[ap]\.?m|h|uhr|hrs|hours|o'clock|oclock|heures|horas)$/.test(next) || isMonthName(next)
}

/** "3 and 4 June": the month is said once. */
function isListedBeforeMonth(words: readonly Word[], at: number): boolean {
  for (let place = at + 1; place < words.length; place++) {
    const is = words[place]?.is ?? ''
    if (isMonthName(is)) return true
    if (!/^(?:and|or|et|ou|y|o|e|und|oder|of|the|\d{1,2}(?:st|nd|rd|th)?)$/.test(is)) return false
  }
  return false
}

function isDayName(word: string): boolean {
  const day = dayAt([{ is: word, from: 0, to: 0, before: '' }], 0, { now: '2020-01-01T00:00:00Z', zone: 'UTC' })
  return day?.weekday !== undefined || isMonthName(word)
}

function isMonthName(word: string): boolean {
  return /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/.test(word)
}

function times({ places, several }: Pick<Reference, 'places' | 'several'>, named: Named, words: string): Reference {
  return { kind: 'times', places, named, several, words }
}
