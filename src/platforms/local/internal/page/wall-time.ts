/** A wall time in the page's words, and as a date input wants it. */
export type WallTime = { day: string; time: string; input: string }

/** `Monday 2 March 2020`, `09:00`, and both as a date input wants them. */
export function wallTime(instant: string, zone: string): WallTime {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  const weekday = at.toLocaleString('en-GB', { weekday: 'long' })
  const day = `${weekday} ${at.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`
  const input = at.toPlainDateTime().toString({ smallestUnit: 'minute' })
  return { day, time: input.slice(11), input }
}
