import { isDeepStrictEqual } from 'node:util'
import type { Charter } from '#charter/charter.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { derivedSessions, endOf, startOf } from '#features/meetings/session-times.ts'
import { epochOf, type Instant } from '#time/instant.ts'
import { type Occurrence, occurrenceAt, occurrencesOf } from '#time/series/occurrences.ts'
import type { Series } from '#time/series/series.ts'
import { lastSlot } from '#time/series/slots.ts'
import { type CalendarDate, dateAt, plusDays } from '#time/wall-time.ts'

type Parts = { parts: readonly Series[] }

/** How far ahead the dates of a series that goes on are looked at, in days. */
const yearAhead = 366
/** Nothing is looked for further ahead: a series meets at least every few years. */
const furthest = 4 * yearAhead

/** The meetings of a series between two days, both included, in order. */
export function datesOf({ parts }: Parts, days: { from: CalendarDate; to: CalendarDate }): Occurrence[] {
  return parts.flatMap((part) => occurrencesOf(part, days)).toSorted((one, other) => (isBefore(one, other) ? -1 : 1))
}

/** The meeting of a slot; null where it is left out, or the series has ended before. */
export function dateOfSlot({ parts }: Parts, slot: CalendarDate): Occurrence | null {
  return parts.map((part) => occurrenceAt(part, slot)).find((date) => date !== null) ?? null
}

/** Those that have not begun: of a series that ends all of them, of one that goes on those of a year, or the next one. */
export function datesAhead(series: Parts, charter: Charter, now: Instant): Occurrence[] {
  const from = plusDays(now.slice(0, 10), -1)
  const within = (days: number) =>
    datesOf(series, { from, to: plusDays(from, days) }).filter((date) => isToCome(sessionOf(date), charter, now))
  if (lastDayOf(series.parts, from) !== null) return within(furthest)
  const year = within(yearAhead)
  return year.length > 0 ? year : within(furthest).slice(0, 1)
}

/** The same as they really are. */
export function trueDates(
  series: Parts,
  meetings: readonly Meeting[],
  { charter, now }: { charter: Charter; now: Instant },
): Occurrence[] {
  return asTheyAre(datesAhead(series, charter, now), meetings)
    .filter((date) => isToCome(sessionOf(date), charter, now))
    .toSorted((one, other) => (isBefore(one, other) ? -1 : 1))
}

/** The meeting of a series on one of its dates; null where it does not exist yet. */
export function meetingOn(meetings: readonly Meeting[], { slot }: Pick<Occurrence, 'slot'>): Meeting | null {
  return meetings.find(({ series }) => series?.slot === slot) ?? null
}

/** Without those that were cancelled by themselves, and with the times of those that were moved by themselves. */
export function asTheyAre(dates: readonly Occurrence[], meetings: readonly Meeting[]): Occurrence[] {
  return dates.flatMap((date): Occurrence[] => {
    const meeting = meetingOn(meetings, date)
    const [session] = meeting?.sessions ?? []
    if (meeting === null || session === undefined) return [date]
    if (meeting.state === 'cancelled') return []
    return meeting.series?.own ? [movedTo(date, session)] : [date]
  })
}

/** A meeting of a series as a session. */
export function sessionOf({ date, time, zone, said, lasts, instant }: Occurrence): Session {
  const [session] = derivedSessions([{ date, time, zone, said, lasts, at: instant }])
  if (session === undefined) throw new Error('One session is derived from one.')
  return session
}

/** Whether a session has not begun; where only the day is known, whether that is not over. */
function isToCome(session: Session, charter: Charter, now: Instant): boolean {
  return (session.at ?? endOf(session, charter)) > now
}

/** Whether two lists of dates are the same for everybody who comes. */
export function sameDates(one: readonly Occurrence[], other: readonly Occurrence[]): boolean {
  return isDeepStrictEqual(one.map(shownOf), other.map(shownOf))
}

/** The day of the last one; null where the series goes on. @param today where it has none at all. */
export function lastDayOf(parts: readonly Series[], today: CalendarDate): CalendarDate | null {
  const last = parts.at(-1)
  if (last === undefined) return today
  const slot = lastSlot(last)
  return slot === null ? null : plusDays(slot ?? last.from, last.shift ?? 0)
}

/** The day it is for a series. */
export function todayOf({ parts }: Parts, charter: Charter, now: Instant): CalendarDate {
  return dateAt(now, parts[0]?.zone ?? charter.organisation.zone)
}

function movedTo(date: Occurrence, { date: day, time, zone, said = date.said, lasts, at }: Session): Occurrence {
  return { ...date, date: day, time, zone, said, lasts, instant: at, changed: true }
}

function shownOf({ slot, date, instant, lasts }: Occurrence) {
  return { slot, at: instant ?? date, lasts }
}

function isBefore(one: Occurrence, other: Occurrence): boolean {
  return epochOf(startOf(sessionOf(one))) < epochOf(startOf(sessionOf(other)))
}
