import { epochOf, type Instant } from './instant.ts'
import { resolveSeries } from './series/resolve-series.ts'
import { type CalendarDate, type ClockTime, plusDays, readWallTime } from './wall-time.ts'
import type { SessionDraft, When, WhenAsk, WhenDraft, WhenOptions, WhenSession, ZoneOption } from './when.ts'
import {
  type At,
  askDate,
  askLasts,
  askRepeated,
  askSeason,
  askSkipped,
  askTime,
  askYear,
  askZone,
  type OpenAsk,
  withUsual,
} from './when-asks.ts'

/**
 * Turns what was typed into sessions, or into the questions that are still open. Dialogs call it again with the draft of
 * the choice that was pressed, or with sessions from `draftOfForm`.
 */
export function resolveWhen(draft: WhenDraft, options: WhenOptions): When {
  const { title, link, meanings, repeat } = draft
  if (repeat) return withDoubts(resolveSeries({ ...draft, repeat }, options))
  const resolved = draft.sessions.map((session) => resolveSession(session, options))
  const asks = resolved.flatMap((one, at) => (Array.isArray(one) ? one.map((ask) => placed(ask, draft, at)) : []))
  const [first, ...more] = [...asks, ...doubtAsks(draft)]
  if (first) return { kind: 'gap', draft, title, link, meanings, asks: [first, ...more] }
  const sessions = resolved.flatMap((one) => (Array.isArray(one) ? [] : one))
  const past = sessions.flatMap(({ at }, place) => (at !== null && at < options.now ? [place] : []))
  return { kind: 'understood', draft, title, link, meanings, sessions, past }
}

function withDoubts(when: When): When {
  const { draft, title, link, meanings } = when
  const asks = [...(when.kind === 'gap' ? when.asks : []), ...doubtAsks(draft)]
  const [first, ...more] = asks
  return first ? { kind: 'gap', draft, title, link, meanings, asks: [first, ...more] } : when
}

/** The draft of a session from a form's answers. @param answers `lasts` is ISO 8601; `time` null = only the day is known. */
export function draftOfForm(answers: {
  date: CalendarDate
  time: ClockTime | null
  zone: ZoneOption
  lasts: string
}): SessionDraft {
  return {
    date: { options: [answers.date] },
    time: { options: answers.time === null ? [] : [answers.time] },
    zone: { options: [answers.zone] },
    lasts: { options: [answers.lasts] },
  }
}

/** @returns the session, or what has to be asked. */
function resolveSession(typed: SessionDraft, options: WhenOptions): WhenSession | OpenAsk[] {
  const draft = withUsual(typed, options)
  const open = [askDate(draft.date), askTime(draft, options), askZone(draft.zone), askLasts(draft.lasts)].filter(
    (ask) => ask !== null,
  )
  const [date, time] = [draft.date.options[0], draft.time.options[0]]
  const [zone, lasts] = [draft.zone.options[0], draft.lasts.options[0]]
  if (open.length > 0 || !date || !zone || !lasts) return open
  const session = { date, zone: zone.zone, said: zone.said, lasts }
  if (time === undefined) return { ...session, time: null, at: null }
  const at = instantOrAsk(draft, zone, { date, time, said: zone.said })
  if (typeof at !== 'string') return [at]
  if (draft.yearless && at < options.now) return [askYear({ date, time, said: zone.said })]
  return { ...session, time, at, lasts: lengthOf(draft, { ...session, time, at }) }
}

function instantOrAsk(draft: SessionDraft, zone: ZoneOption, at: At): Instant | OpenAsk {
  const wall = `${at.date}T${at.time}`
  const season = askSeason(zone, wall)
  if (season) return season
  const read = readWallTime(wall, zone.zone)
  if (read.kind === 'unique') return read.instant
  if (read.kind === 'skipped') return askSkipped(at, read.choices)
  if (!draft.fold) return askRepeated(at, read.choices)
  return read.choices[draft.fold === 'later' ? 1 : 0].instant
}

/** The length of what ends at a wall time: an hour more or less in a night in which the clocks change. */
function lengthOf(draft: SessionDraft, start: Omit<WhenSession, 'at'> & { time: ClockTime; at: Instant }): string {
  if (draft.ends === undefined) return start.lasts
  const date = draft.ends > start.time ? start.date : plusDays(start.date, 1)
  const end = readWallTime(`${date}T${draft.ends}`, start.zone)
  return end.kind === 'unique' ? `PT${(epochOf(end.instant) - epochOf(start.at)) / 60_000}M` : start.lasts
}

/** A choice settles every session of which the same was said: "18/19/20 May at 3" is asked once. */
function placed(ask: OpenAsk, draft: WhenDraft, at: number): WhenAsk {
  const asked = draft.sessions[at]
  const choices = ask.choices.map(({ label, set }) => {
    const keys = Object.keys(set)
    const field = asked && fieldOf(keys, asked)
    const same = (session: SessionDraft) =>
      set.date === undefined && set.fold === undefined && fieldOf(keys, session) === field
    const sessions = draft.sessions.map((session, index) =>
      index === at || same(session) ? { ...session, ...set } : session,
    )
    const takes = set.zone?.options[0]?.takes
    return { label, draft: { ...draft, sessions, title: takes ? titleWithout(draft.title, takes) : draft.title } }
  })
  return { about: ask.about, session: at, question: ask.question, choices }
}

function titleWithout(title: string | null, words: string): string | null {
  const rest = title?.replace(words, ' ').replace(/\s+/g, ' ').trim()
  return rest ? rest : null
}

/** What was typed under some keys of a session, to be compared. */
function fieldOf(keys: readonly string[], session: SessionDraft): string {
  return JSON.stringify(keys.map((key) => Object.entries(session).find(([name]) => name === key)?.[1] ?? null))
}

function doubtAsks(draft: WhenDraft): WhenAsk[] {
  return draft.doubts.map(({ words, question, confirm, others, confirmFirst }) => {
    const doubts = draft.doubts.filter((other) => other.words !== words)
    const shown = { label: confirm, draft: { ...draft, doubts } }
    const instead = (others ?? []).map(({ label, ...change }) => ({ label, draft: { ...draft, doubts, ...change } }))
    const choices = confirmFirst ? [shown, ...instead] : [...instead, shown]
    return { about: 'words', session: 0, question, choices }
  })
}
