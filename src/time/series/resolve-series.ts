import { monthNames } from '../english-names.ts'
import type { Readings, Topic } from '../readings.ts'
import { sayDate } from '../say-instant.ts'
import { type CalendarDate, dateAt, instantOf, plusDays } from '../wall-time.ts'
import type { SessionDraft, When, WhenAsk, WhenDraft, WhenOptions, WhenSession } from '../when.ts'
import { askLasts, askSeason, askTime, askZone, withUsual } from '../when-asks.ts'
import { type Occurrence, occurrencesOf } from './occurrences.ts'
import { hasDays, type RepeatDraft } from './repeat-draft.ts'
import { type Rhythm, type Series, type SeriesTime, sayRhythm } from './series.ts'
import { lastSlot, slotsUpTo } from './slots.ts'

/** A question, and what each answer settles of the repeating or of its time. */
type Ask = {
  about: Topic
  question: string
  choices: { label: string; repeat?: Partial<RepeatDraft>; set?: Partial<SessionDraft> }[]
}

/** Turns what was typed of meetings that repeat into a series, or into what has to be asked. */
export function resolveSeries(draft: WhenDraft & { repeat: RepeatDraft }, options: WhenOptions): When {
  const { title, link, meanings, repeat } = draft
  const resolved = resolve(draft, options)
  const doubts = Array.isArray(resolved) ? resolved : []
  const asks = doubts.map((ask) => placed(ask, draft))
  const [first, ...more] = asks
  if (first) return { kind: 'gap', draft, title, link, meanings, asks: [first, ...more] }
  if (Array.isArray(resolved)) throw new RangeError('A series is settled or asked about.')
  const session = firstSession(resolved)
  const means = { words: repeat.words, means: sayDays(resolved) }
  const past = session.at !== null && session.at < options.now ? [0] : []
  return {
    kind: 'understood',
    draft,
    title,
    link,
    meanings: [means, ...meanings],
    sessions: [session],
    past,
    series: resolved,
  }
}

function resolve({ sessions, repeat }: WhenDraft & { repeat: RepeatDraft }, options: WhenOptions): Series | Ask[] {
  const session = withUsual(sessions[0] ?? emptySession(), options)
  const open = [
    askRhythm(repeat),
    askBound(repeat, 'from'),
    askBound(repeat, 'until'),
    askTime({ ...session, date: { options: [] } }, options),
    askZone(session.zone),
    askLasts(session.lasts),
  ].flatMap((ask) => (ask === null ? [] : [asSeriesAsk(ask)]))
  const [rhythm, zone, lasts] = [repeat.rhythms[0]?.rhythm, session.zone.options[0], session.lasts.options[0]]
  if (open.length > 0 || !rhythm || !zone || !lasts) return open
  const time: SeriesTime = { time: session.time.options[0] ?? null, zone: zone.zone, said: zone.said, lasts }
  const begins = beginning(rhythm, { repeat, time, now: options.now })
  if (typeof begins !== 'string') return [begins]
  const series: Series = {
    ...time,
    rhythm,
    from: begins,
    end: endOf(repeat, rhythm, begins),
    changes: [],
  }
  series.changes = changesOf(repeat, series)
  const ask = askMonthEnd(series, repeat) ?? askExceptions(series, repeat) ?? askEmpty(series)
  if (ask) return [ask]
  // "15:00 CET" the whole year round: what is meant in summer?
  const year = zone.season ? occurrencesOf(series, { from: begins, to: plusDays(begins, 365) }) : []
  const season = year.flatMap((one) => askSeason(zone, `${one.date}T${one.time ?? '12:00'}`) ?? [])[0]
  return season ? [asSeriesAsk(season)] : series
}

function asSeriesAsk(
  ask: Omit<Ask, 'choices'> & { choices: Ask['choices'] | { label: string; set: Partial<SessionDraft> }[] },
): Ask {
  return ask
}

function askRhythm({ rhythms, sure, words }: RepeatDraft): Ask | null {
  if (sure) return null
  const choices = rhythms.map((one) => ({ label: one.label, repeat: { rhythms: [one], sure: true } }))
  return { about: 'words', question: `How often is "${words}"?`, choices }
}

function askBound(repeat: RepeatDraft, bound: 'from' | 'until'): Ask | null {
  const limit: Readings<CalendarDate> = repeat[bound]
  if (limit.options.length < 2 && !limit.ask) return null
  const choices = limit.options.map((date) => ({ label: sayDate(date), repeat: { [bound]: { options: [date] } } }))
  return { about: 'date', question: bound === 'from' ? 'From which day on?' : 'Until which day?', choices }
}

/** The first day: as typed, else the next one. Where that is still today, today or the one after is asked. */
function beginning(
  rhythm: Rhythm,
  { repeat, time, now }: { repeat: RepeatDraft; time: SeriesTime; now: string },
): CalendarDate | Ask {
  const [from] = repeat.from.options
  const [last] = repeat.until.options
  if (from !== undefined && last !== undefined && last < from)
    return { about: 'date', question: `It ends on ${sayDate(last)}, before it begins. Until which day?`, choices: [] }
  if (rhythm.kind === 'dates') return rhythm.dates[0] ?? ''
  if (from === undefined && !hasDays(rhythm) && !(rhythm.kind === 'days' && rhythm.every === 1))
    return { about: 'date', question: 'From which day on?', choices: [] }
  const today = dateAt(now, time.zone)
  const begins = from ?? today
  // Which of the weeks count is told from the first day, not from the week that is said.
  const slots = slotsUpTo(
    { rhythm: { ...rhythm, every: 1 }, from: begins, end: null },
    plusDays(begins, rhythm.kind === 'months' ? 400 : 14),
  )
  if (from !== undefined) return slots[0] ?? begins
  const [first = begins, second, ...later] = slots.filter(
    (slot) => instantOf(`${slot}T${time.time ?? '23:59'}`, time.zone) > now,
  )
  const quarters = askQuarters(rhythm, repeat.words, [first, second ?? first, ...later])
  if (quarters) return quarters
  if (first !== today || second === undefined) return first
  const choices = [first, second].map((date) => ({ label: sayDate(date), repeat: { from: { options: [date] } } }))
  return { about: 'date', question: 'Is the first one today?', choices }
}

/** "Quarterly, first Tuesday" said in April: every three months from May, or in January, April, July and October. */
function askQuarters(rhythm: Rhythm, words: string, slots: readonly CalendarDate[]): Ask | null {
  if (rhythm.kind !== 'months' || rhythm.every !== 3 || !/quarter/i.test(words)) return null
  const isLast = rhythm.on.some((on) => ('day' in on ? on.day < 0 : on.nth < 0))
  const usual = (slot: CalendarDate) => Number(slot.slice(5, 7)) % 3 === (isLast ? 0 : 1)
  const next = slots.slice(0, 3)
  if (next.slice(0, 1).some(usual)) return null
  const choices = next
    .toSorted((one, other) => Number(usual(other)) - Number(usual(one)))
    .map((date) => ({ label: `${sayDate(date)} (${monthsOf(date)})`, repeat: { from: { options: [date] } } }))
  return { about: 'date', question: 'Quarterly: in which months?', choices }
}

/** "Jan, Apr, Jul, Oct". */
function monthsOf(date: CalendarDate): string {
  const first = (Number(date.slice(5, 7)) - 1) % 3
  return [0, 3, 6, 9].map((more) => monthNames[first + more]?.slice(0, 3)).join(', ')
}

/** With a last day and a number of times, whichever comes first. */
function endOf({ until, count, span }: RepeatDraft, rhythm: Rhythm, from: CalendarDate): Series['end'] {
  const spanned = span && Temporal.PlainDate.from(from).add(span).subtract({ days: 1 }).toString()
  const last = [until.options[0], spanned].filter((date) => date !== undefined).sort()[0]
  if (count === undefined) return last === undefined ? null : { until: last }
  const within = last === undefined || slotsUpTo({ rhythm, from, end: null }, last).length > count
  return within ? { count } : { until: last }
}

function changesOf({ except, pauses = [] }: RepeatDraft, series: Series): Series['changes'] {
  const paused = pauses.flatMap(({ first, last }) => slotsUpTo(series, last).filter((slot) => slot >= first))
  return [...new Set([...except, ...paused])].map((slot) => ({ slot, to: 'skipped' as const }))
}

/** "The 31st of every month": not every month has one. */
function askMonthEnd({ rhythm, from }: Series, repeat: RepeatDraft): Ask | null {
  if (rhythm.kind !== 'months' || repeat.onlyLong) return null
  const on = rhythm.on.length > 0 ? rhythm.on : [{ day: Number(from.slice(8)) }]
  const long = on.flatMap((one) => ('day' in one && one.day > 28 ? [one.day] : []))[0]
  if (long === undefined) return null
  const last = { ...rhythm, on: on.map((one) => ('day' in one && one.day > 28 ? { day: -1 } : one)) }
  return {
    about: 'words',
    question: `Not every month has ${long} days. When is it then?`,
    choices: [
      { label: `Only in months that have ${long} days`, repeat: { onlyLong: true } },
      { label: 'The last day of each month', repeat: { rhythms: [{ label: sayRhythm(last), rhythm: last }] } },
    ],
  }
}

function askExceptions(series: Series, repeat: RepeatDraft): Ask | null {
  const last = [...repeat.except].sort().at(-1)
  if (last === undefined) return null
  const slots = slotsUpTo(series, last)
  const stranger = repeat.except.find((date) => !slots.includes(date))
  if (stranger === undefined) return null
  const except = repeat.except.filter((date) => date !== stranger)
  const question = `${sayDate(stranger)} is no day of it. Which day is left out?`
  return { about: 'words', question, choices: [{ label: 'None', repeat: { except } }] }
}

function askEmpty(series: Series): Ask | null {
  if (lastSlot(series) !== undefined) return null
  return { about: 'date', question: 'There is no such day in that time. Until which day?', choices: [] }
}

function placed({ about, question, choices }: Ask, draft: WhenDraft & { repeat: RepeatDraft }): WhenAsk {
  return {
    about,
    session: 0,
    question,
    choices: choices.map(({ label, repeat, set }) => ({
      label,
      draft: {
        ...draft,
        repeat: { ...draft.repeat, ...repeat },
        sessions: [{ ...(draft.sessions[0] ?? emptySession()), ...set }],
      },
    })),
  }
}

/** So many days ahead the first meeting is looked for: most are near, and some rhythms have one in two years. */
const horizons = [14, 100, 3 * 366]

function firstSession(series: Series): WhenSession {
  const [first] = horizons.reduce<Occurrence[]>(
    (found, days) =>
      found.length > 0 ? found : occurrencesOf(series, { from: series.from, to: plusDays(series.from, days) }),
    [],
  )
  const { time, zone, said, lasts } = series
  return { date: first?.date ?? series.from, time, zone, said, lasts, at: first?.instant ?? null }
}

/** "the third Friday of each month, Fri 21 May 2021 to Fri 20 Aug 2021, 4 times". */
function sayDays(series: Series): string {
  const last = lastSlot(series)
  const rhythm = sayRhythm(series.rhythm)
  if (last === null || last === undefined) return `${rhythm}, from ${sayDate(firstSession(series).date)} on`
  const count = slotsUpTo(series, last).length
  return `${rhythm}, ${sayDate(series.from)} to ${sayDate(last)}, ${count} times`
}

function emptySession(): SessionDraft {
  return { date: { options: [] }, time: { options: [] }, zone: { options: [] }, lasts: { options: [] } }
}
