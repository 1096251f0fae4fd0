import { type Instant, instantText } from './instant.ts'

/** A day in the calendar, without a zone: `2021-05-21`. */
export type CalendarDate = string
/** What a clock shows, without a day: `15:00`. */
export type ClockTime = string
/** What a clock on some wall shows, to the minute, without its zone: `2021-05-21T15:00`. */
export type WallTime = string

/** One of the readings of a wall time that a clock change skips (then `wall` is the nearest real one) or repeats. */
export type WallChoice = { wall: WallTime; instant: Instant; offset: string }

export type WallReading =
  | { kind: 'unique'; instant: Instant }
  | { kind: 'skipped' | 'repeated'; choices: [WallChoice, WallChoice] }

/**
 * What a wall time means in a zone. In spring a clock change skips an hour and in autumn it repeats one; such a time
 * is never guessed: both choices come back, the earlier instant first.
 */
export function readWallTime(wall: WallTime, zone: string): WallReading {
  const plain = Temporal.PlainDateTime.from(wall)
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'unique', instant: instantText(earlier.toInstant()) }
  }
  const real = earlier.toPlainDateTime().equals(plain)
  return { kind: real ? 'repeated' : 'skipped', choices: [choiceOf(earlier), choiceOf(later)] }
}

/**
 * The instant of a wall time that a rule computed, 09:00 in somebody's zone for instance. What a person typed goes
 * through `readWallTime`. A skipped time moves on by the length of the gap; of a repeated one the first is taken.
 */
export function instantOf(wall: WallTime, zone: string): Instant {
  return instantText(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant())
}

/** What clocks in a zone show at an instant. */
export function wallTimeAt(instant: Instant, zone: string): WallTime {
  return minuteText(Temporal.Instant.from(instant).toZonedDateTimeISO(zone))
}

/** The day it is in a zone at an instant. */
export function dateAt(instant: Instant, zone: string): CalendarDate {
  return wallTimeAt(instant, zone).slice(0, 10)
}

/** The first instant of a day in a zone: midnight, or where a clock change skips midnight, the end of the gap. */
export function startOfDay(date: CalendarDate, zone: string): Instant {
  return instantText(Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant())
}

/** @param days may be negative. */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/**
 * What clocks showed so long before they show this: a day before 09:00 is 09:00, whatever the clocks did in between.
 * @param duration ISO 8601.
 */
export function wallTimeBefore(wall: WallTime, duration: string): WallTime {
  return Temporal.PlainDateTime.from(wall).subtract(duration).toString({ smallestUnit: 'minute' })
}

/** ISO weekday: Monday is 1, Sunday 7. */
export function weekdayOf(date: CalendarDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek
}

function choiceOf(at: Temporal.ZonedDateTime): WallChoice {
  return { wall: minuteText(at), instant: instantText(at.toInstant()), offset: at.offset }
}

function minuteText(at: Temporal.ZonedDateTime): WallTime {
  return at.toPlainDateTime().toString({ smallestUnit: 'minute' })
}
