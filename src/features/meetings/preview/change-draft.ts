import { monthNames } from '#time/english-names.ts'
import { millisecondsOf } from '#time/instant.ts'
import { readDuration } from '#time/read-duration.ts'
import { type Rhythm, sayRhythm } from '#time/series/series.ts'
import { dateAt, plusDays, weekdayOf } from '#time/wall-time.ts'
import type { SessionDraft, WhenDraft, WhenOptions } from '#time/when.ts'
import { longestTitle } from '../cards/schedule-form.ts'
import type { AskedSession } from '../session-times.ts'
import type { MeetingDraft } from './meeting-draft.ts'
import { mergedSession } from './move-draft.ts'
import { readMove } from './read-move.ts'

/** What is to be otherwise, of what, in the words in which it was said: `{of: 'when', to: 'at 16:00'}`. */
type Wanted = { of: string; to: string }

/** A plan with what was typed of it, before its sessions are resolved again. */
export type Replanned = Pick<MeetingDraft, 'group' | 'place' | 'agenda' | 'draft'>

/**
 * A previewed meeting with something of it changed; what is not spoken of stays as it was shown. Null where one of the
 * changes is not understood: then nothing is changed.
 * @param options of the group; the words are read as `schedule` reads them.
 */
export function changedPlan(plan: MeetingDraft, changes: readonly Wanted[], options: WhenOptions): Replanned | null {
  const { group, place, agenda } = plan
  let changed: Replanned | null = {
    group,
    draft: shownDraft(plan),
    ...(place === undefined ? {} : { place }),
    ...(agenda === undefined ? {} : { agenda }),
  }
  for (const change of changes) changed = changed && withChange(changed, change, options)
  return changed
}

function withChange(plan: Replanned, { of, to }: Wanted, options: WhenOptions): Replanned | null {
  if (to === '') return null
  const { draft } = plan
  switch (of) {
    case 'group':
      return { ...plan, group: to }
    case 'place':
      return { ...plan, place: to.slice(0, 200) }
    case 'agenda':
      return { ...plan, agenda: to.slice(0, 2000) }
    case 'title':
      return to.length > longestTitle ? null : { ...plan, draft: { ...draft, title: to } }
    case 'link':
      return { ...plan, draft: { ...draft, link: to } }
    default: {
      const timed = changedWhen(draft, { of, to }, options)
      return timed && { ...plan, draft: timed }
    }
  }
}

/** The draft of a move with other times, as `changedPlan` reads them; null where one of the changes is none of a time. */
export function changedMove(plan: MeetingDraft, changes: readonly Wanted[], options: WhenOptions): WhenDraft | null {
  let draft: WhenDraft | null = shownDraft(plan)
  for (const change of changes) draft = draft && changedWhen(draft, change, options)
  return draft
}

/** The draft of a preview as it was understood: with its readings chosen, and nothing left to ask. */
function shownDraft({ draft, sessions, series }: Pick<MeetingDraft, 'draft' | 'sessions' | 'series'>): WhenDraft {
  const shown = (sessions ?? []).map(sessionDraft)
  const [first] = shown
  const { date: _, ...own } = draft.sessions[0] ?? { date: { options: [] } }
  return {
    ...draft,
    doubts: [],
    // The day of a series follows from its rhythm.
    sessions: series && first ? [{ ...own, ...first, date: { options: [] } }] : shown,
  }
}

function sessionDraft({ date, time, zone, said, lasts }: AskedSession): SessionDraft {
  return {
    date: { options: [date] },
    time: { options: time === null ? [] : [time] },
    zone: { options: [{ zone, said: said ?? zone }] },
    lasts: { options: [lasts] },
  }
}

/** The draft with another day, time, zone or length; null where the words are not that alone. */
function changedWhen(draft: WhenDraft, { of, to }: Wanted, options: WhenOptions): WhenDraft | null {
  if (of === 'longer' || of === 'shorter') return withLength(draft, of, to)
  if (of !== 'when') return null
  const [shown] = draft.sessions
  const typed = readChange(to, draft, options)
  if (!shown || typed.title !== null || typed.link !== null || typed.doubts.length > 0) return null
  const [said, ...more] = typed.sessions
  const onlyWeekday = draft.repeat ? weekdayAlone(to, typed) : null
  if (typed.repeat && onlyWeekday === null)
    return { ...draft, repeat: typed.repeat, sessions: [undated(mergedSession(said, shown))] }
  if (draft.repeat) {
    if (!said || more.length > 0 || (hasDay(said) && onlyWeekday === null)) return null
    const repeat = onlyWeekday === null ? draft.repeat : onOtherDay(draft.repeat, onlyWeekday)
    return repeat ? { ...draft, repeat, sessions: [undated(mergedSession(said, shown))] } : null
  }
  if (!said) return null
  if (more.length > 0) return { ...draft, sessions: typed.sessions.map((one) => mergedSession(one, shown)) }
  // Which of several days is another one cannot be told.
  if (hasDay(said) && draft.sessions.length > 1) return null
  return { ...draft, sessions: draft.sessions.map((one) => mergedSession(said, one)) }
}

function hasDay({ date }: SessionDraft): boolean {
  return date.options.length > 0 || date.ask !== undefined
}

/** The day of a series follows from its rhythm. */
function undated(session: SessionDraft): SessionDraft {
  return { ...session, date: { options: [] } }
}

const weekdayWord = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b/i
const dayWord = /\b\d{1,2}(?:st|nd|rd|th)\b/i
const otherDays = new Set(
  'next this coming today tomorrow tonight week weeks day days in jan feb mar apr may jun jul aug sep oct nov dec'.split(
    ' ',
  ),
)
const rhythms = new Set('every each weekly monthly daily other alternate first second third fourth last'.split(' '))

function isMonthOf(word: string, those: ReadonlySet<string>): boolean {
  return monthNames.some(
    (month) => month.toLowerCase().startsWith(word) && those.has(word.slice(0, 3)) && word.length > 2,
  )
}

/** Whether one of these stands in the words; of a month, its first letters or more. */
function holds(those: ReadonlySet<string>, words: string): boolean {
  const said = words.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return said.some((word) => those.has(word) || isMonthOf(word, those))
}

/** A weekday alone is the one in the week of the preview, and a day of the month is in its month, where that is not over. */
function readChange(words: string, draft: WhenDraft, options: WhenOptions): WhenDraft {
  const [session] = draft.sessions
  const [date] = session?.date.options ?? []
  const [time] = session?.time.options ?? []
  const [zone] = session?.zone.options ?? []
  const [lasts] = session?.lasts.options ?? []
  const last = date && time && zone && lasts ? { last: { date, time, zone: zone.zone, said: zone.said, lasts } } : {}
  // A figure alone is an hour here.
  const typed = /^\d{1,2}$/.test(words) ? `at ${words}` : words
  const read = (now: string) => readMove(typed, { ...options, ...last, dateOnly: true, now })
  if (date === undefined || holds(otherDays, words)) return read(options.now)
  const [from, to] = dayWord.test(words)
    ? [`${date.slice(0, 8)}01`, `${date.slice(0, 8)}31`]
    : weekdayWord.test(words)
      ? [plusDays(date, 1 - weekdayOf(date)), plusDays(date, 7 - weekdayOf(date))]
      : ['', '']
  if (from === undefined || to === undefined || from === '') return read(options.now)
  const today = dateAt(options.now, options.zone)
  const there = read(`${plusDays(from, -1)}T12:00:00Z`)
  const near = there.sessions.map((one) => one.date.options.filter((day) => day >= from && day <= to && day >= today))
  if (near.some((days) => days.length !== 1)) return read(options.now)
  return { ...there, sessions: there.sessions.map((one, at) => ({ ...one, date: { options: near[at] ?? [] } })) }
}

/** The weekday, where nothing else of the days is said: "Thursdays instead", "on Thursday at 10:00". */
function weekdayAlone(words: string, { repeat, sessions }: WhenDraft): number | null {
  if (!weekdayWord.test(words) || holds(rhythms, words) || dayWord.test(words)) return null
  const [{ rhythm } = { rhythm: null }, ...others] = repeat?.rhythms ?? []
  if (rhythm)
    return others.length === 0 && rhythm.kind === 'weeks' && rhythm.on.length === 1 ? (rhythm.on[0] ?? null) : null
  const [date] = sessions[0]?.date.options ?? []
  return date === undefined ? null : weekdayOf(date)
}

/** A series on one day of the week moves to another; null where that cannot be told. */
function onOtherDay(repeat: NonNullable<WhenDraft['repeat']>, weekday: number): WhenDraft['repeat'] | null {
  const [one, ...others] = repeat.rhythms
  const rhythm = one && others.length === 0 ? movedRhythm(one.rhythm, weekday) : null
  if (rhythm === null) return null
  const words = sayRhythm(rhythm)
  return { ...repeat, rhythms: [{ label: words, rhythm }], sure: true, words }
}

function movedRhythm(rhythm: Rhythm, weekday: number): Rhythm | null {
  if (rhythm.kind === 'weeks') return rhythm.on.length > 1 ? null : { ...rhythm, on: [weekday] }
  if (rhythm.kind !== 'months') return null
  const [day, ...more] = rhythm.on
  return day && more.length === 0 && 'nth' in day ? { ...rhythm, on: [{ ...day, weekday }] } : null
}

function withLength(draft: WhenDraft, of: 'longer' | 'shorter', words: string): WhenDraft | null {
  const by = readDuration(words)
  if (by === null) return null
  const sign = of === 'longer' ? 1 : -1
  const lengths = draft.sessions.map(
    ({
      lasts: {
        options: [lasts = 'PT0M'],
      },
    }) => (millisecondsOf(lasts) + sign * millisecondsOf(by)) / 60_000,
  )
  if (lengths.some((minutes) => minutes <= 0)) return null
  const sessions = draft.sessions.map(({ ends: _, ...session }, at) => ({
    ...session,
    lasts: { options: [`PT${lengths[at]}M`] },
  }))
  return { ...draft, sessions }
}
