import { epochOf, type Instant } from './instant.ts'
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
} from './when-asks.ts'
import { zoneLabel } from './zone-label.ts'

/**
 * Turns what was said into sessions, or into the questions that are still open. Dialogs call it again with the draft of
 * the choice that was pressed, or with sessions from `draftOfForm`.
 */
export function settleWhen(draft: WhenDraft, options: WhenOptions): When {
  const { title, link, meanings } = draft
  const settled = draft.sessions.map((session) => settleSession(session, options))
  const asks = settled.flatMap((one, at) => (Array.isArray(one) ? one.map((ask) => placed(ask, draft, at)) : []))
  const [first, ...more] = [...asks, ...doubtAsks(draft)]
  if (first) return { kind: 'gap', draft, title, link, meanings, asks: [first, ...more] }
  const sessions = settled.flatMap((one) => (Array.isArray(one) ? [] : one))
  return { kind: 'understood', draft, title, link, meanings, sessions }
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
function settleSession(draft: SessionDraft, options: WhenOptions): WhenSession | OpenAsk[] {
  const own = { zone: options.zone, said: options.said ?? zoneLabel(options.zone) }
  const zones = { ...draft.zone, options: draft.zone.options.length > 0 ? draft.zone.options : [own] }
  const lengths = { ...draft.lasts, options: draft.lasts.options.length > 0 ? draft.lasts.options : [options.lasts] }
  const open = [askDate(draft.date), askTime(draft, options), askZone(zones), askLasts(lengths)].filter(
    (ask) => ask !== null,
  )
  const [date, time, zone, lasts] = [draft.date.options[0], draft.time.options[0], zones.options[0], lengths.options[0]]
  if (open.length > 0 || !date || !zone || !lasts) return open
  const session = { date, zone: zone.zone, said: zone.said, lasts }
  if (time === undefined) return { ...session, time: null, instant: null }
  const instant = instantOrAsk(draft, zone, { date, time, said: zone.said })
  if (typeof instant !== 'string') return [instant]
  if (draft.yearless && instant < options.now) return [askYear({ date, time, said: zone.said })]
  return { ...session, time, instant, lasts: lengthOf(draft, { ...session, time, instant }) }
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
function lengthOf(
  draft: SessionDraft,
  start: Omit<WhenSession, 'instant'> & { time: ClockTime; instant: Instant },
): string {
  if (draft.ends === undefined) return start.lasts
  const date = draft.ends > start.time ? start.date : plusDays(start.date, 1)
  const end = readWallTime(`${date}T${draft.ends}`, start.zone)
  return end.kind === 'unique' ? `PT${(epochOf(end.instant) - epochOf(start.instant)) / 60_000}M` : start.lasts
}

function placed(ask: OpenAsk, draft: WhenDraft, at: number): WhenAsk {
  const choices = ask.choices.map(({ label, set }) => {
    const sessions = draft.sessions.map((session, index) => (index === at ? { ...session, ...set } : session))
    return { label, draft: { ...draft, sessions } }
  })
  return { about: ask.about, session: at, question: ask.question, choices }
}

function doubtAsks(draft: WhenDraft): WhenAsk[] {
  return draft.doubts.map(({ words, question, confirm }) => {
    const doubts = draft.doubts.filter((other) => other.words !== words)
    return { about: 'words', session: 0, question, choices: [{ label: confirm, draft: { ...draft, doubts } }] }
  })
}
