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
import { type Role, runs } from './choosing-words.ts'

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

/** What one run of words says. `soft` is a comma, `hard` ends a sentence. */
export type Token = Reference | { kind: 'role'; role: Role } | { kind: 'soft' } | { kind: 'hard' }

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
const parts: Readonly<Record<string, string>> = {
  ...{ morning: 'morning', mornings: 'morning' },
  ...{ afternoon: 'afternoon', afternoons: 'afternoon' },
  ...{ evening: 'evening', evenings: 'evening' },
}

type Clock = { date: string; time: string | null }
type Reading = {
  words: readonly Word[]
  /** By its own clock, and by the speaker's. */
  clocks: readonly { own: Clock; local: Clock }[]
  choices: readonly TimeChoice[]
  speaker: Speaker
  passed: ReadonlySet<string>
}
type Read = { to: number; token: Token | null }

/** The words as what they say of these times; null where one of them says nothing that is known. */
export function tokensOf(words: readonly Word[], choices: readonly TimeChoice[], speaker: Speaker): Token[] | null {
  const clocks = choices.map(({ date, time, at }) => {
    const local = at === undefined ? null : wallTimeAt(at, speaker.zone)
    const own = { date, time }
    return { own, local: local === null ? own : { date: local.slice(0, 10), time: local.slice(11) } }
  })
  const bot = fold(speaker.charter.words.bot)
  const passed = new Set([...fold(speaker.name).split(' '), bot, `@${bot}`])
  const reading: Reading = { words, clocks, choices, speaker, passed }
  const tokens: Token[] = []
  for (let at = 0; at < words.length; ) {
    const before = at === 0 ? '' : (words[at]?.before ?? '')
    if (/[.;!\n]|\s[-–—]\s/.test(before)) tokens.push({ kind: 'hard' })
    else if (/[,:()/&]/.test(before)) tokens.push({ kind: 'soft' })
    if (/&/.test(before)) tokens.push({ kind: 'role', role: { says: 'and' } })
    const read = readAt(reading, at)
    if (read === null) return null
    if (read.token !== null) tokens.push(read.token)
    at = read.to
  }
  return tokens
}

function readAt(reading: Reading, at: number): Read | null {
  const { words, speaker } = reading
  const run = runAt(words, at)
  const counted = ordinalAt(reading, at)
  if (run && run.words.length > 1 && run.role.says !== 'nothing') return roleOf(run, at)
  const times =
    counted ?? clockAt(reading, at) ?? (isVerb(words, at) ? null : dateAt(reading, at)) ?? partAt(reading, at)
  if (times) return times
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

function runAt(words: readonly Word[], at: number) {
  if (words[at]?.is === 'may') return runs.get('might')?.find((run) => run.words.length === 1)
  return runs
    .get(words[at]?.is ?? '')
    ?.find((run) => run.words.every((one, place) => words[at + place]?.is === one && isJoined(words, at, place)))
}

/** No run of words goes over the end of a sentence, or a comma. */
function isJoined(words: readonly Word[], at: number, place: number): boolean {
  return place === 0 || !/[.,;:!\n(]/.test(words[at + place]?.before ?? '')
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
function matching({ clocks }: Reading, isSo: (clock: Clock) => boolean): Pick<Reference, 'places' | 'several'> {
  const by = (which: 'own' | 'local') => clocks.flatMap((clock, place) => (isSo(clock[which]) ? [place] : []))
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
  const found = matching(reading, ({ time }) => time !== null && fitting.includes(time))
  const to = at + 1 + Number(meridiem || hours)
  return { to, token: times(found, 'clock', wordsIn(words, at, to)) }
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
