import type { Readings, Topic } from './readings.ts'
import { sayDate, sayDuration } from './say-instant.ts'
import { type CalendarDate, type ClockTime, plusDays, type WallChoice } from './wall-time.ts'
import type { SessionDraft, WhenOptions, ZoneOption } from './when.ts'
import { offsetZone } from './zone.ts'
import { zoneLabel } from './zone-label.ts'

/** A question about one session; each choice says what of the session it settles. */
export type OpenAsk = {
  about: Topic
  question: string
  choices: { label: string; set: Partial<SessionDraft> }[]
}

/** A session with what holds where nothing is typed: the speaker's zone, the usual length. */
export function withUsual(draft: SessionDraft, options: WhenOptions): SessionDraft {
  const own = { zone: options.zone, said: options.said ?? zoneLabel(options.zone) }
  return {
    ...draft,
    zone: draft.zone.options.length > 0 ? draft.zone : { ...draft.zone, options: [own] },
    lasts: draft.lasts.options.length > 0 ? draft.lasts : { ...draft.lasts, options: [options.lasts] },
  }
}

export function askDate({ options, ask }: Readings<CalendarDate>): OpenAsk | null {
  if (options.length === 1 && !ask) return null
  const choices = options.map((date) => ({ label: sayDate(date), set: { date: { options: [date] } } }))
  const question = options.length > 1 ? 'Which day?' : 'On which day?'
  return { ...(ask ?? { about: 'date', question }), choices }
}

export function askTime(draft: SessionDraft, rules: WhenOptions): OpenAsk | null {
  const { options, ask } = draft.time
  if (!ask && (options.length === 1 || (options.length === 0 && rules.dateOnly))) return null
  const choices = options.map((time) => timeChoice(time, draft.date.options[0]))
  const question = options.length > 1 ? `${options.join(' or ')}?` : 'At what time?'
  return { ...(ask ?? { about: 'time', question }), choices }
}

/** 24:00 is how "midnight" waits for its day: it is 00:00 of the next. */
function timeChoice(time: ClockTime, date: CalendarDate | undefined): OpenAsk['choices'][number] {
  if (time !== '24:00') return { label: time, set: { time: { options: [time] } } }
  const next = date === undefined ? {} : { date: { options: [plusDays(date, 1)] } }
  return { label: 'At its end', set: { time: { options: ['00:00'] }, ...next } }
}

export function askZone({ options, ask }: Readings<ZoneOption>): OpenAsk | null {
  if (options.length === 1) return null
  const choices = options.map((zone) => ({ label: zone.label ?? zone.said, set: { zone: { options: [zone] } } }))
  return { about: 'zone', question: ask?.question ?? 'In which time zone?', choices }
}

export function askLasts({ options, ask }: Readings<string>): OpenAsk | null {
  if (options.length === 1) return null
  const choices = options.map((lasts) => ({ label: sayDuration(lasts), set: { lasts: { options: [lasts] } } }))
  return { about: 'lasts', question: ask?.question ?? 'How long?', choices }
}

/** "15:00 CET" in July: either they mean what the clocks in Brussels show, or really UTC+1. */
export function askSeason(zone: ZoneOption, wall: string): OpenAsk | null {
  if (!zone.season) return null
  const { regional, offset } = zone.season
  const there = Temporal.PlainDateTime.from(wall).toZonedDateTime(regional).offsetNanoseconds / 60e9
  if (there === offset) return null
  const fixed = offsetZone(offset)
  const clocks = { zone: regional, said: regional === zone.zone ? zone.said : zoneLabel(regional) }
  return {
    about: 'zone',
    question: `On that day clocks in ${clocks.said} show UTC${signed(there)}, not UTC${signed(offset)}. Which do you mean?`,
    choices: [
      { label: `${clocks.said} clocks (UTC${signed(there)})`, set: { zone: { options: [clocks] } } },
      { label: zoneLabel(fixed), set: { zone: { options: [{ zone: fixed, said: zoneLabel(fixed) }] } } },
    ],
  }
}

export type At = { date: CalendarDate; time: ClockTime; said: string }

/** A wall time that the clocks skip in spring. */
export function askSkipped(at: At, choices: [WallChoice, WallChoice]): OpenAsk {
  return {
    about: 'skipped',
    question: `${at.time} does not exist in ${at.said} on ${sayDate(at.date)}: the clocks go forward. Which time?`,
    choices: choices.map(({ wall }) => ({
      label: wall.startsWith(at.date) ? wall.slice(11) : `${sayDate(wall.slice(0, 10))}, ${wall.slice(11)}`,
      set: { date: { options: [wall.slice(0, 10)] }, time: { options: [wall.slice(11)] } },
    })),
  }
}

/** A wall time that comes twice in autumn. */
export function askRepeated(at: At, [first, second]: [WallChoice, WallChoice]): OpenAsk {
  return {
    about: 'repeated',
    question: `${at.time} comes twice in ${at.said} on ${sayDate(at.date)}: the clocks go back. Which one?`,
    choices: [
      { label: `The first ${at.time} (UTC${first.offset})`, set: { fold: 'earlier' } },
      { label: `The second ${at.time} (UTC${second.offset})`, set: { fold: 'later' } },
    ],
  }
}

/** A day without a year, which is today, at a time that is over. */
export function askYear(at: At): OpenAsk {
  const next = `${Number(at.date.slice(0, 4)) + 1}${at.date.slice(4)}`
  return {
    about: 'year',
    question: `${at.time} today is over in ${at.said}. Which day do you mean?`,
    choices: [at.date, next].map((date) => ({
      label: sayDate(date),
      set: { date: { options: [date] }, yearless: false },
    })),
  }
}

function signed(minutes: number): string {
  return minutes === 0 ? '+0' : zoneLabel(offsetZone(minutes)).slice(3)
}
