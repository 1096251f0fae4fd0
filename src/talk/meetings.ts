import { type Charter, groupByPrefix } from '#charter/charter.ts'
import { slipsBetween } from '#charter/find-group.ts'
import { weekdayOf } from '#time/wall-time.ts'
import { dayAt, type NamedDay } from './days.ts'
import { groupAt } from './groups.ts'
import type { KnownMeeting, Situation } from './situation.ts'
import { fold, type Word, wordsOf } from './words.ts'

/** What a sentence says of which meeting it means, up to the word at `to`. */
export type Mention = {
  to: number
  reference?: string
  group?: string
  title?: string
  days: NamedDay[]
  /** "both", "all of them"; "the one after that"; "the first", "the last one". */
  which?: 'all' | 'second' | 'first' | 'last'
  /** It says more than "the meeting". */
  names: boolean
}

const meetingWords = new Set(
  (
    'meeting meetings session sessions call calls conference sitting event one ones get-together appointment invite invitation ' +
    'meeting´s reunion reuniao reunioes seance sitzung treffen termin webinar workshop kick-off round gathering date dates programme slot'
  ).split(' '),
)
const connecting = new Set(
  (
    'the our my your this that these a an for of on in from at by to with s next upcoming coming following group groups thematic ' +
    "regular procedure until scheduled held la le les de du des da do das dos na no der die das den dem del proxima prochaine prochain nachste nachsten naechste l 's"
  ).split(' '),
)
const groupWords = new Set(['group', 'groups', 'team', 'tg', 'wg'])
const pronouns = new Set(['it', 'this', 'that', 'there', 'them', 'ca', 'isso', 'lo'])
const wholes = new Set(['both', 'all', 'each', 'every'])
const places: Record<string, 'first' | 'second' | 'last'> = { first: 'first', second: 'second', last: 'last' }

/** The meetings that may be meant at this word, the longest first. */
export function mentionsAt(words: readonly Word[], at: number, situation: Situation): Mention[] {
  const found: Mention[] = []
  const mention: Mention = { to: at, days: [], names: false }
  let place = at
  let counted = 0
  const note = (to: number, said: Partial<Mention>) => {
    Object.assign(mention, said, { to, names: mention.names || said.names !== false })
    found.unshift({ ...mention, days: [...mention.days] })
    place = to
    counted++
  }
  if (pronouns.has(words[at]?.is ?? '')) found.unshift({ to: at + 1, days: [], names: false })
  while (place < words.length && counted < 6) {
    const { is = '', before = '' } = words[place] ?? {}
    if (counted > 0 && /[.!?;\n]/.test(before)) break
    const reference = referenceAt(words, place, situation.charter)
    const title = titleAt(words, place, situation.meetings)
    const group = groupAt(words, place, situation.charter)
    const day = dayAt(words, place, situation)
    if (reference) note(reference.to, { reference: reference.reference })
    else if (title && mention.title === undefined) note(title.to, { title: title.title })
    else if (group && mention.group === undefined && group.to > place)
      note(groupWords.has(words[group.to]?.is ?? '') ? group.to + 1 : group.to, { group: group.group })
    else if (day && namesOne(day, situation)) {
      mention.days.push(day)
      note(day.to, {})
    } else if (saysMeeting(is)) note(place + 1, { names: false })
    else if (wholes.has(is)) note(afterOf(words, place + 1), { which: 'all' })
    else if (places[is] !== undefined && place - at < 2) note(place + 1, { which: places[is] })
    else if (connecting.has(is)) {
      place++
      // "the next" alone speaks of a meeting, where the rest of the phrase says so.
      if (is === 'next' && words[place]?.is !== 'week' && words[place]?.is !== 'month') note(place, { names: false })
      else if (is === "'s" && counted > 0) note(place, { names: false })
    } else break
  }
  return found
}

/** A word for a meeting, also with a slip of the finger: "meting", "sesion". */
function saysMeeting(word: string): boolean {
  if (meetingWords.has(word)) return true
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return false
  return ['meeting', 'meetings', 'session', 'sessions'].some(
    (meant) => meant[0] === word[0] && Math.abs(meant.length - word.length) < 2 && slipsBetween(word, meant) === 1,
  )
}

function afterOf(words: readonly Word[], at: number): number {
  return words[at]?.is === 'of' && /^(?:them|these|those)$/.test(words[at + 1]?.is ?? '') ? at + 2 : at
}

/** A day names a meeting only where there is one on it; a weekday, where there is one on such a day. */
function namesOne(day: NamedDay, { meetings }: Situation): boolean {
  return meetings.some(({ date }) => isOn(date, day))
}

function isOn(date: string, day: NamedDay): boolean {
  return day.is(date) || weekdayOf(date) === day.weekday
}

/** The meetings that are meant, of these. */
export function meant(mention: Mention | null, meetings: readonly KnownMeeting[]): readonly KnownMeeting[] {
  if (mention === null) return meetings
  const { reference, group, title, days, which } = mention
  const those = meetings.filter(
    (meeting) =>
      (reference === undefined || meeting.reference === reference) &&
      (group === undefined || meeting.group === group) &&
      (title === undefined || meeting.title === title) &&
      days.every((day) => isOn(meeting.date, day)),
  )
  if (which === 'first') return those.slice(0, 1)
  if (which === 'last') return those.slice(-1)
  return which === 'second' ? those.slice(1, 2) : those
}

/** A reference: `proc7`, `PROC-7`, `proc 7`. */
export function referenceAt(
  words: readonly Word[],
  at: number,
  charter: Charter,
): { reference: string; to: number } | null {
  const is = words[at]?.is ?? ''
  const joined = /^([a-z]{2,6})-?(\d{1,4})$/.exec(is)
  const group = groupByPrefix(charter, joined?.[1] ?? is)
  if (!group) return null
  if (joined) return { reference: `${group.prefix}-${Number(joined[2])}`, to: at + 1 }
  const next = words[at + 1]
  const isNumber = next !== undefined && /^\d{1,4}$/.test(next.is) && ['', '-'].includes(next.before.trim())
  if (!isNumber || /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(words[at + 2]?.is ?? '')) return null
  return { reference: `${group.prefix}-${Number(next.is)}`, to: at + 2 }
}

/** The title of a meeting ahead, or of one that has ended, said whole. */
function titleAt(
  words: readonly Word[],
  at: number,
  meetings: readonly KnownMeeting[],
): { title: string; to: number } | null {
  for (const { title } of meetings) {
    if (title === null) continue
    const own = wordsOf(fold(title))
    if (own.length > 0 && own.every(({ is }, place) => words[at + place]?.is === is))
      return { title, to: at + own.length }
  }
  return null
}
