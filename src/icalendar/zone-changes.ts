/** From an instant on (epoch milliseconds), clocks are so far from UTC (milliseconds). */
export type OffsetChange = { at: number; offset: number }

/**
 * What a VTIMEZONE says of a stretch of time, as the calendars that follow it will: the offset it begins with, and every
 * change inside it. Each part has one yearly rule, or none (RFC 5545, 3.6.5).
 * @param within epoch milliseconds.
 */
export function changesOf(block: string, within: { from: number; to: number }): OffsetChange[] {
  const rules = [...block.matchAll(/BEGIN:(?:STANDARD|DAYLIGHT)\r?\n([\s\S]*?)END:/g)].map(([, part = '']) =>
    rule(part),
  )
  const [only] = rules
  if (only && rules.length === 1) return [{ at: within.from, offset: only.offset }]
  const years = yearsOf(within)
  const changes = rules
    .flatMap(({ before, offset, month, nth, weekday, time }) =>
      years.map((year) => ({ at: wallEpoch(dayIn({ year, month, nth, weekday }), time) - before, offset })),
    )
    .toSorted((a, b) => a.at - b.at)
  const first = changes.findLast(({ at }) => at <= within.from)
  return [
    ...(first ? [{ at: within.from, offset: first.offset }] : []),
    ...changes.filter(({ at }) => at > within.from && at < within.to),
  ]
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function rule(part: string) {
  const lines = part.split(/\r?\n/)
  const value = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? ''
  const [, month = '', nth = '', weekday = ''] = /BYMONTH=(\d+);BYDAY=(-?\d)(\w\w)/.exec(value('RRULE')) ?? []
  return {
    before: offsetOf(value('TZOFFSETFROM')),
    offset: offsetOf(value('TZOFFSETTO')),
    month: Number(month),
    nth: Number(nth),
    weekday: weekdays.indexOf(weekday) + 1,
    /** 'HHMMSS' */
    time: value('DTSTART').slice(9),
  }
}

/** The nth weekday of a month, counted from its end where n is negative. */
function dayIn({ year, month, nth, weekday }: { year: number; month: number; nth: number; weekday: number }) {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  if (nth > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 })
  const last = first.with({ day: first.daysInMonth })
  return last.subtract({ days: ((last.dayOfWeek - weekday + 7) % 7) + (-nth - 1) * 7 })
}

/** A wall time as though it were UTC, in epoch milliseconds. */
function wallEpoch(day: Temporal.PlainDate, time: string): number {
  const wall = `${day.toString()}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}Z`
  return Temporal.Instant.from(wall).epochMilliseconds
}

/** `+0530` in milliseconds. */
function offsetOf(text: string): number {
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5))
  return (text.startsWith('-') ? -minutes : minutes) * 60_000
}

function yearsOf({ from, to }: { from: number; to: number }): number[] {
  const year = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').year
  const first = year(from) - 1
  return Array.from({ length: year(to) - first + 1 }, (_, index) => first + index)
}
