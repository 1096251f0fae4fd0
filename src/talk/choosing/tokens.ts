import { slipsBetween } from '#charter/find-group.ts'
import { courtesyAt } from '#talk/courtesies.ts'
import { dayAt } from '#talk/days.ts'
import { groupAt } from '#talk/groups.ts'
import type { Word } from '#talk/words.ts'
import { weekdayOf } from '#time/wall-time.ts'
import { clockText, inPart, readClock } from '#time/words/hours/clock-words.ts'
import { readZone } from '#time/zone.ts'
import { type Role, runAt } from './choosing-words.ts'
import { amountAt, isComparing, ordinalAt } from './ordinals.ts'
import {
  type Clock,
  type Read,
  type Reading,
  type Reference,
  type Timetable,
  type Token,
  timesNamed,
  wordsIn,
} from './timetable.ts'

const parts: Readonly<Record<string, string>> = {
  ...{ morning: 'morning', mornings: 'morning' },
  ...{ afternoon: 'afternoon', afternoons: 'afternoon' },
  ...{ evening: 'evening', evenings: 'evening' },
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
  const before = words[at]?.before ?? ''
  if (behind === at) return /[-–—]/.test(before) && !before.includes('\n')
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
  if (isComparing(reading, at)) return { to: at + 1, token: { kind: 'unclear' } }
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
  return { to: day.to, token: timesNamed({ ...found, several }, 'day', wordsIn(words, at, day.to)) }
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
  return { to: own, token: timesNamed(found, 'clock', wordsIn(words, at, own)) }
}

function partAt(reading: Reading, at: number): Read | null {
  const word = reading.words[at]?.is ?? ''
  const part = parts[word]
  if (part === undefined) return null
  return {
    to: at + 1,
    token: timesNamed(
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
