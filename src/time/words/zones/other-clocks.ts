import { sayDate } from '../../say-instant.ts'
import { type CalendarDate, plusDays } from '../../wall-time.ts'
import type { Doubt, SessionDraft, ZoneOption } from '../../when.ts'
import { offsetZone } from '../../zone.ts'
import { blotOut, type Found, type FoundTime, type FoundZone, type Page } from '../found.ts'

/** What is left of what was found, and the questions about clocks that do not agree. */
type OtherClocks = { found: Found[]; askWhich: (sessions: readonly SessionDraft[]) => Doubt[] }

type Clock = { time: FoundTime; zone: FoundZone; to: number }

/** What may stand between a time and the same time on another clock, signs aside. */
const joins = new Set(
  [
    '',
    'or',
    'or rather',
    'or as we say',
    'i e',
    'ie',
    'that s',
    'that is',
    'which i think is',
    'which is',
    'is',
    'so',
  ].flatMap((words) =>
    [words, `${words} in`, `${words} at`, `sharp ${words}`, `sharp ${words} in`].map((one) => one.trim()),
  ),
)

function isJoining(between: string): boolean {
  if (/[^\p{L}\s),;:/=|(.'\u2019\u2013\u2014-]/u.test(between)) return false
  return joins.has(
    between
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim(),
  )
}

/**
 * Takes the same time on other clocks out of what was found: "10:00-11:00 ET, 16:00-17:00 CEST" is one session. Where the
 * clocks do not agree, which of them is meant is asked.
 * @param daysOf the days on which the clocks have to agree; of a series all, since some part in autumn.
 */
export function takeOtherClocks(
  found: readonly Found[],
  page: Page,
  daysOf: () => readonly CalendarDate[],
): OtherClocks {
  const runs = runsOf(
    [...found].sort((one, other) => one.from - other.from),
    page,
  )
  if (runs.length === 0) return { found: [...found], askWhich: () => [] }
  const days = daysOf()
  const open: Clock[][] = []
  const gone = new Set<Found>()
  const settled = new Map<Found, Found>()
  for (const [first, ...others] of runs) {
    if (!first) continue
    const agreed = agreeing([first, ...others], days, days.length > 1)
    if (agreed) settled.set(first.zone, agreed)
    else open.push([first, ...others])
    for (const { time, zone } of others) {
      gone.add(time).add(zone)
    }
    blotOut(page, { from: first.to, to: others.at(-1)?.to ?? first.to })
  }
  return {
    found: found.filter((piece) => !gone.has(piece)).map((piece) => settled.get(piece) ?? piece),
    askWhich: (sessions) => open.map((clocks) => doubtOf(clocks, sessions, days)),
  }
}

/** Runs of times that have a zone each, one right behind the other. */
function runsOf(pieces: readonly Found[], page: Page): Clock[][] {
  const runs: Clock[][] = []
  for (const [at, time] of pieces.entries()) {
    const zone = pieces[at + 1]
    if (time.kind !== 'time' || time.implied || zone?.kind !== 'zone' || zone.implied) continue
    if (!/^[\s,(]*$/.test(page.rest.slice(time.to, zone.from)) || zone.zone.options.length === 0) continue
    let to = zone.to
    // "My time (Zurich)".
    const more = pieces[at + 2]
    if (more?.kind === 'zone' && /^[\s,(]*$/.test(page.rest.slice(zone.to, more.from))) to = more.to
    const last = runs.at(-1)
    const before = last?.at(-1)
    if (
      last &&
      before &&
      (isJoining(page.rest.slice(before.to, time.from)) ||
        (last.length > 1 && /^[\s,]*and\s*$/i.test(page.rest.slice(before.to, time.from)))) &&
      page.text.slice(before.to, time.from).length < 60
    )
      last.push({ time, zone, to })
    else runs.push([{ time, zone, to }])
  }
  return runs.filter((run) => run.length > 1)
}

/** The first zone, as all clocks agree on it, on all days; null where they do not. */
function agreeing(
  [first, ...others]: readonly Clock[],
  days: readonly CalendarDate[],
  isSeries: boolean,
): FoundZone | null {
  if (!first) return null
  const { time, zone } = first
  const [own, ...more] = time.time.options
  if (own === undefined || more.length > 0) return null
  const agrees = (clock: Clock, day: CalendarDate, minute: number) =>
    readingsOf(clock.zone, isSeries).some((other) =>
      clock.time.time.options.some((otherTime) => isSame(minute, minuteOf(day, otherTime, other))),
    )
  const [option] = readingsOf(zone, isSeries).filter((reading) =>
    days.every((day) => others.every((clock) => agrees(clock, day, minuteOf(day, own, reading)))),
  )
  return option ? { ...zone, zone: { options: [option] } } : null
}

/** A name of half a year may be what clocks there show, or that offset; in a series, which has both halves, what clocks show. */
function readingsOf({ zone }: FoundZone, isSeries: boolean): ZoneOption[] {
  return zone.options.flatMap((option) => {
    const { season, ...rest } = option
    if (!season) return [option]
    const clocks = { ...rest, zone: season.regional }
    return isSeries ? [clocks] : [clocks, { zone: offsetZone(season.offset), said: option.said }]
  })
}

/** Minutes since some beginning; a day more or less does not matter. */
function minuteOf(date: CalendarDate, time: string, zone: ZoneOption): number {
  const day = time === '24:00' ? plusDays(date, 1) : date
  const wall = Temporal.PlainDateTime.from(`${day}T${time === '24:00' ? '00:00' : time}`)
  return wall.toZonedDateTime(zone.zone).epochMilliseconds / 60_000
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) % 1440 === 0
}

function doubtOf(clocks: readonly Clock[], sessions: readonly SessionDraft[], days: readonly CalendarDate[]): Doubt {
  const [first = '', ...others] = clocks.map(saidClock)
  const words = [first, ...others].join(', ')
  const others2 = clocks.slice(1).map((clock, at) => ({
    label: others[at] ?? '',
    sessions: sessions.map((session) => onClock(session, clock, clocks[0])),
  }))
  const parted = days.findIndex((day) => agreeing(clocks, [day], days.length > 1) === null)
  const question =
    parted > 0
      ? `From ${sayDate(days[parted] ?? '')} on these are not the same time: ${words}. Which one holds?`
      : `These are not the same time: ${words}. Which one is it?`
  return { words, question, confirm: first, others: others2, confirmFirst: true }
}

function saidClock({ time, zone }: Clock): string {
  return `${time.time.options[0] ?? time.words} ${zone.zone.options[0]?.said ?? ''}`.trim()
}

function onClock(session: SessionDraft, { time, zone }: Clock, first: Clock | undefined): SessionDraft {
  if (session.time.options[0] !== first?.time.time.options[0]) return session
  const { ends: _, ...rest } = session
  const lasts = time.lasts ?? (first?.time.lasts ? { options: [] } : session.lasts)
  return { ...rest, time: time.time, zone: zone.zone, lasts, ...(time.ends ? { ends: time.ends } : {}) }
}
