import { epochOf, type Instant, millisecondsOf } from './instant.ts'
import { sayDate, sayDuration } from './say-instant.ts'
import { type CalendarDate, type ClockTime, plusDays, readWallTime, type WallChoice } from './wall-time.ts'
import type { Said, SessionDraft, When, WhenAsk, WhenDraft, WhenOptions, WhenSession, ZoneOption } from './when.ts'
import { offsetZone } from './zone.ts'
import { zoneLabel } from './zone-label.ts'

/**
 * Turns what was said into sessions, or into the questions that are still open. Dialogs call it again with the draft of
 * the choice that was pressed, or with `draftOfForm`.
 */
export function settleWhen(draft: WhenDraft, options: WhenOptions): When {
  const { title, link, meanings } = draft
  const settled = draft.sessions.map((session, at) => settleSession(session, (ask) => placed(draft, at, ask), options))
  const asks = [...settled.flatMap((one) => one.asks), ...doubts(draft)]
  const [first, ...more] = asks
  if (first) return { kind: 'gap', draft, title, link, meanings, asks: [first, ...more] }
  return { kind: 'understood', draft, title, link, meanings, sessions: settled.flatMap((one) => one.session ?? []) }
}

/** The draft of one session from a form's answers, all of them plain. @param answers `lasts` ISO 8601; time null = day only. */
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

/** A question about one session; each choice says what of the session it settles. */
type OpenAsk = { about: WhenAsk['about']; question: string; choices: { label: string; set: Partial<SessionDraft> }[] }
type Settled = { asks: WhenAsk[]; session?: WhenSession }

function settleSession(draft: SessionDraft, place: (ask: OpenAsk) => WhenAsk, options: WhenOptions): Settled {
  const zones = draft.zone.options.length > 0 ? draft.zone.options : [ownZone(options)]
  const lasts = draft.lasts.options.length > 0 ? draft.lasts.options : [options.lasts]
  const open: OpenAsk[] = [
    ...askDate(draft.date),
    ...askTime(draft.time, options),
    ...askZone({ ...draft.zone, options: zones }),
    ...askLasts({ ...draft.lasts, options: lasts }),
  ]
  const [date, time, zone, length] = [draft.date.options[0], draft.time.options[0], zones[0], lasts[0]]
  if (open.length > 0 || date === undefined || zone === undefined || length === undefined)
    return { asks: open.map(place) }
  const { said } = zone
  if (time === undefined)
    return { asks: [], session: { date, time: null, zone: zone.zone, said, lasts: length, instant: null } }

  const season = askSeason(zone, `${date}T${time}`)
  if (season) return { asks: [place(season)] }
  const read = readWallTime(`${date}T${time}`, zone.zone)
  if (read.kind !== 'unique' && (read.kind === 'skipped' || !draft.fold))
    return { asks: [place(askClockChange(read, { date, time, said }))] }
  const instant = read.kind === 'unique' ? read.instant : read.choices[draft.fold === 'later' ? 1 : 0].instant
  return {
    asks: [],
    session: {
      date,
      time,
      zone: zone.zone,
      said,
      lasts: lengthOf({ ...draft, length }, { date, time, zone: zone.zone, instant }),
      instant,
    },
  }
}

function ownZone(options: WhenOptions): ZoneOption {
  return { zone: options.zone, said: options.said ?? zoneLabel(options.zone) }
}

/** The length of what ends at a wall time: one hour more or less in a night in which the clocks change. */
function lengthOf(
  draft: { ends?: ClockTime; length: string },
  start: { date: CalendarDate; time: ClockTime; zone: string; instant: Instant },
): string {
  if (draft.ends === undefined) return draft.length
  const date = draft.ends > start.time ? start.date : plusDays(start.date, 1)
  const end = readWallTime(`${date}T${draft.ends}`, start.zone)
  if (end.kind !== 'unique') return draft.length
  return `PT${(epochOf(end.instant) - epochOf(start.instant)) / 60_000}M`
}

function askDate(date: Said<CalendarDate>): OpenAsk[] {
  if (date.options.length === 1 && !date.ask) return []
  const { about, question } = date.ask ?? {
    about: 'date' as const,
    question: date.options.length > 1 ? 'Which day?' : 'On which day?',
  }
  return [
    {
      about,
      question,
      choices: date.options.map((option) => ({ label: sayDate(option), set: { date: { options: [option] } } })),
    },
  ]
}

function askTime(time: Said<ClockTime>, options: WhenOptions): OpenAsk[] {
  if (time.options.length === 1) return []
  if (time.options.length === 0 && !time.ask && options.dateOnly) return []
  const [one, other] = time.options
  const standard =
    one && other
      ? ({ about: 'time', question: `${time.options.join(' or ')}?` } as const)
      : ({ about: 'time', question: 'At what time?' } as const)
  const { about, question } = time.ask ?? standard
  return [
    {
      about,
      question,
      choices: time.options.map((option) => ({ label: option, set: { time: { options: [option] } } })),
    },
  ]
}

function askZone(zone: Said<ZoneOption>): OpenAsk[] {
  if (zone.options.length === 1) return []
  const question = zone.ask?.question ?? 'In which time zone?'
  return [
    {
      about: 'zone',
      question,
      choices: zone.options.map((option) => ({
        label: option.label ?? option.said,
        set: { zone: { options: [option] } },
      })),
    },
  ]
}

function askLasts(lasts: Said<string>): OpenAsk[] {
  const [only] = lasts.options
  if (lasts.options.length === 1 && only !== undefined && millisecondsOf(only) > 0) return []
  const question = lasts.ask?.question ?? 'How long?'
  return [
    {
      about: 'lasts',
      question,
      choices: lasts.options.map((option) => ({ label: sayDuration(option), set: { lasts: { options: [option] } } })),
    },
  ]
}

/** "15:00 CET" in July: either they mean what the clocks in Brussels show, or really UTC+1. */
function askSeason(zone: ZoneOption, wall: string): OpenAsk | null {
  if (!zone.season) return null
  const { regional, offset } = zone.season
  const there = Temporal.PlainDateTime.from(wall).toZonedDateTime(regional).offsetNanoseconds / 60e9
  if (there === offset) return null
  const fixed = offsetZone(offset)
  const clocks = { zone: regional, said: zoneLabel(regional) }
  return {
    about: 'zone',
    question: `On that day clocks in ${clocks.said} show UTC${signed(there)}, not UTC${signed(offset)}. Which do you mean?`,
    choices: [
      { label: `${clocks.said} clocks (UTC${signed(there)})`, set: { zone: { options: [clocks] } } },
      { label: zoneLabel(fixed), set: { zone: { options: [{ zone: fixed, said: zoneLabel(fixed) }] } } },
    ],
  }
}

function askClockChange(
  read: { kind: 'skipped' | 'repeated'; choices: [WallChoice, WallChoice] },
  at: { date: CalendarDate; time: ClockTime; said: string },
): OpenAsk {
  const [first, second] = read.choices
  if (read.kind === 'skipped') {
    const choice = (wall: string) => ({
      label: wall.slice(11),
      set: { date: { options: [wall.slice(0, 10)] }, time: { options: [wall.slice(11)] } },
    })
    return {
      about: 'skipped',
      question: `${at.time} does not exist in ${at.said} on ${sayDate(at.date)}: the clocks go forward. Which time?`,
      choices: [choice(first.wall), choice(second.wall)],
    }
  }
  return {
    about: 'repeated',
    question: `${at.time} comes twice in ${at.said} on ${sayDate(at.date)}: the clocks go back. Which one?`,
    choices: [
      { label: `The first ${at.time} (UTC${first.offset})`, set: { fold: 'earlier' } },
      { label: `The second ${at.time} (UTC${second.offset})`, set: { fold: 'later' } },
    ],
  }
}

function placed(draft: WhenDraft, at: number, ask: OpenAsk): WhenAsk {
  const choices = ask.choices.map(({ label, set }) => ({
    label,
    draft: {
      ...draft,
      sessions: draft.sessions.map((session, index) => (index === at ? { ...session, ...set } : session)),
    },
  }))
  return { about: ask.about, session: at, question: ask.question, choices }
}

function doubts(draft: WhenDraft): WhenAsk[] {
  return draft.doubts.map((words) => ({
    about: 'words',
    session: 0,
    question: `I did not understand "${words}" as a time.`,
    choices: [
      { label: 'It is right as shown', draft: { ...draft, doubts: draft.doubts.filter((other) => other !== words) } },
    ],
  }))
}

function signed(minutes: number): string {
  return minutes === 0 ? '+0' : zoneLabel(offsetZone(minutes)).slice(3)
}
