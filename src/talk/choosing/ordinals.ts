import { dayAt } from '#talk/days.ts'
import type { Word } from '#talk/words.ts'
import { type Read, type Reading, timesNamed, wordsIn } from './timetable.ts'

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
/** "The first", "option 2", "3": a place in the list, or a day of the month; where it can be either, it says so. */
export function ordinalAt({ words, choices }: Reading, at: number): Read | null {
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
  return { to: from + 1, token: timesNamed(found, named, wordsIn(words, at, from + 1)) }
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

/** "Two of them", "2 slots": how many, and not which; "all three" are as many as there are. */
export function amountAt({ words, choices }: Reading, at: number): Read | null {
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

/** "Later is better": rather which, and not which; "the later one" is one of two. */
export function isComparing({ words, choices }: Reading, at: number): boolean {
  const isOneOfTwo = choices.length === 2 && words[at - 1]?.is === 'the'
  return comparing.has(words[at]?.is ?? '') && !isOneOfTwo
}

function isDayName(word: string): boolean {
  const day = dayAt([{ is: word, from: 0, to: 0, before: '' }], 0, { now: '2020-01-01T00:00:00Z', zone: 'UTC' })
  return day?.weekday !== undefined || isMonthName(word)
}

function isMonthName(word: string): boolean {
  return /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/.test(word)
}
