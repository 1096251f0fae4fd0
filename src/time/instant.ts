/** An instant as ISO text to the second in UTC, for instance `2020-03-02T08:00:00Z`: texts sort as the instants do. */
export type Instant = string

/** The one way an instant becomes text. @param at epoch milliseconds, or a Temporal instant. */
export function instantText(at: number | Temporal.Instant): Instant {
  const instant = typeof at === 'number' ? Temporal.Instant.fromEpochMilliseconds(at) : at
  return instant.toString({ smallestUnit: 'second' })
}

/** @returns epoch milliseconds of an instant. */
export function epochOf(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds
}

/** @param duration ISO 8601 of hours, minutes and seconds, or of days counted as 24 hours; may be negative (`-PT1H`). */
export function plus(instant: Instant, duration: string): Instant {
  return instantText(epochOf(instant) + millisecondsOf(duration))
}

/** @returns the length of an ISO 8601 duration in milliseconds, a day counted as 24 hours. */
export function millisecondsOf(duration: string): number {
  const [, minutes] = /^PT(\d{1,9})M$/.exec(duration) ?? []
  if (minutes !== undefined) return Number(minutes) * 60_000
  const known = lengths.get(duration)
  if (known !== undefined) return known
  const length = Temporal.Duration.from(duration).total({
    unit: 'millisecond',
    relativeTo: Temporal.PlainDateTime.from('2020-01-01T00:00'),
  })
  // Strangers' words have a hand in what is asked for: what is remembered does not grow with them.
  if (lengths.size >= mostLengths) lengths.clear()
  lengths.set(duration, length)
  return length
}

/** The few lengths that rules ask for again and again: planning for 20,000 people took a fifth of its time to work them out. */
const lengths = new Map<string, number>()
const mostLengths = 200
