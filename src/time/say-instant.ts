import { type Deadline, isAnywhere } from './deadline.ts'
import { monthNames, weekdayNames } from './english-names.ts'
import { counted } from './english-words.ts'
import { epochOf, type Instant, millisecondsOf } from './instant.ts'
import { type CalendarDate, type ClockTime, plusDays, wallTimeAt, weekdayOf } from './wall-time.ts'
import { cityName, zoneLabel, zoneTimeLabel } from './zone-label.ts'

/**
 * How times read to people. Platforms import nothing else of time/.
 *
 * The own time comes first, so that the 60 characters of a lock screen hold it: weekday, date, time, place. English
 * names without regard to the machine's language, 24 hours. The year is said only where it is not the obvious one.
 */

/** An instant in a message. `zone` is the meeting's; `said` is how its place was called, "Geneva" for Europe/Zurich. */
export type ShownInstant = { instant: Instant; zone: string; said?: string; show: 'day' | 'time' | 'both' }

/** Who reads, and when (absent = whenever: every date has its year). A shared post has no personal zone. */
type Reader = ({ zone: string; said?: string; locale?: string } | { place: true; zone: string; said?: string }) & {
  now?: Instant
}

/** For so long, in days, a day without its year is the next, or the last, of its name. */
const obviousFor = 183

/**
 * Whether a reader takes the year of a day for granted: it is this year, or the next months; and what is long over, or
 * far away, is not. A record has no `now`, and keeps its years.
 */
function isYearObvious(date: CalendarDate, now: Instant | undefined): boolean {
  if (now === undefined) return false
  const today = now.slice(0, 10)
  const thisYear = date.slice(0, 4) === today.slice(0, 4)
  if (date >= today) return thisYear || date < plusDays(today, obviousFor)
  return thisYear && date > plusDays(today, -obviousFor)
}

/**
 * To a person: "Fri 21 May 2021, 16:00 Nairobi (15:00 Geneva)", without the parentheses where the clocks agree.
 * To a place: "Fri 21 May 2021, 15:00 Geneva (13:00 UTC)".
 */
export function sayInstant(span: ShownInstant, reader: Reader): string {
  const meeting = clockOf(span.instant, span.zone, span.said)
  const how = { show: span.show, now: reader.now }
  if ('place' in reader) return sayClocks(meeting, clockOf(span.instant, 'UTC'), how)
  // The meeting's own word for the place wins where the reader lives in that zone.
  const name = reader.zone === span.zone ? (span.said ?? reader.said) : reader.said
  return sayClocks(clockOf(span.instant, reader.zone, name), meeting, how)
}

/** "Fri 21 May 2021": of a record, or where it is not known when it is read. */
export function sayDate(date: CalendarDate): string {
  return dateText(date, undefined)
}

/** "Fri 21 May", with its year only where that is not the obvious one. @param now when it is read. */
export function sayDateAt(date: CalendarDate, now: Instant): string {
  return dateText(date, now)
}

/** "21 May 2021", as in a list of dates. */
export function sayDay(date: CalendarDate): string {
  return dayText(date, undefined)
}

function dateText(date: CalendarDate, now: Instant | undefined): string {
  return `${weekday(date)} ${dayOf(date)} ${month(date).slice(0, 3)}${yearOf(date, now)}`
}

function dayText(date: CalendarDate, now: Instant | undefined): string {
  return `${dayOf(date)} ${month(date)}${yearOf(date, now)}`
}

function yearOf(date: CalendarDate, now: Instant | undefined): string {
  return isYearObvious(date, now) ? '' : ` ${date.slice(0, 4)}`
}

/**
 * "Tue 31 March 2020, end of day, Geneva time". @param home the organisation's zone, for a deadline that names none.
 * @param now when it is read; absent = always with the year.
 */
export function sayDeadline(deadline: Deadline, home: { zone: string; said?: string }, now?: Instant): string {
  const day = `${weekday(deadline.date)} ${dayText(deadline.date, now)}`
  const hour = deadline.time ?? 'end of day'
  if (isAnywhere(deadline)) return `${day}, ${hour}, anywhere on Earth`
  const zone = deadline.zone ?? home.zone
  return `${day}, ${hour}, ${zoneTimeLabel(cityName(zone, home))}`
}

/** "2 hours ago", "in 3 days", "now": whole units, rounded down. */
export function sayRelative(instant: Instant, now: Instant): string {
  const distance = epochOf(instant) - epochOf(now)
  const minutes = Math.floor(Math.abs(distance) / 60_000)
  if (minutes === 0) return 'now'
  const length = counted(...largestUnit(minutes))
  return distance > 0 ? `in ${length}` : `${length} ago`
}

/** "90 minutes", "2 hours", "2 h 30 min", "3 days". @param duration ISO 8601. */
export function sayDuration(duration: string): string {
  const milliseconds = millisecondsOf(duration)
  if (milliseconds < 60_000) return counted(Math.ceil(milliseconds / 1000), 'second')
  const minutes = Math.round(milliseconds / 60_000)
  if (minutes % 1440 === 0 && minutes > 0) return counted(minutes / 1440, 'day')
  if (minutes % 60 === 0) return counted(minutes / 60, 'hour')
  if (minutes <= 90) return counted(minutes, 'minute')
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

type ZoneClock = { date: CalendarDate; time: ClockTime; label: string }

function clockOf(instant: Instant, zone: string, said?: string): ZoneClock {
  const wall = wallTimeAt(instant, zone)
  return { date: wall.slice(0, 10), time: wall.slice(11), label: said ?? zoneLabel(zone) }
}

function sayClocks(
  first: ZoneClock,
  second: ZoneClock,
  { show, now }: { show: ShownInstant['show']; now: Instant | undefined },
): string {
  if (show === 'day') return dateText(first.date, now)
  const day = show === 'both' ? `${dateText(first.date, now)}, ` : ''
  return `${day}${first.time} ${first.label}${aside(first, second)}`
}

function aside(first: ZoneClock, second: ZoneClock): string {
  if (first.date === second.date && first.time === second.time) return ''
  const day = first.date === second.date ? '' : `${weekday(second.date)} `
  return ` (${day}${second.time} ${second.label})`
}

function largestUnit(minutes: number): [number, string] {
  if (minutes >= 14 * 1440) return [Math.floor(minutes / (7 * 1440)), 'week']
  if (minutes >= 1440) return [Math.floor(minutes / 1440), 'day']
  if (minutes >= 60) return [Math.floor(minutes / 60), 'hour']
  return [minutes, 'minute']
}

function weekday(date: CalendarDate): string {
  return weekdayNames[weekdayOf(date) - 1]?.slice(0, 3) ?? ''
}

function month(date: CalendarDate): string {
  return monthNames[Number(date.slice(5, 7)) - 1] ?? ''
}

function dayOf(date: CalendarDate): number {
  return Number(date.slice(8, 10))
}
