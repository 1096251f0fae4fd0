import type { Instant } from '../instant.ts'
import { type CalendarDate, type ClockTime, wallTimeAt } from '../wall-time.ts'
import type { Occurrence } from './occurrences.ts'

/**
 * From this meeting on, clocks in a zone show another time for the series than for the meeting before: clocks there
 * have changed, or those of the series have. `day` is -1, 0 or 1 where it is not the series' own day there.
 */
export type LocalShift = {
  zone: string
  slot: CalendarDate
  instant: Instant
  before: LocalTime
  after: LocalTime
}
type LocalTime = { time: ClockTime; day: number }

/**
 * When the local time of a series changes for people of some zones: in order, for each zone. Meetings that were moved
 * themselves, or that fall into a skipped or repeated hour, shift nothing.
 */
export function localShifts(occurrences: readonly Occurrence[], zones: readonly string[]): LocalShift[] {
  const usual = occurrences.flatMap((one) =>
    one.instant !== null && !one.changed && one.clock === 'unique' ? [{ ...one, instant: one.instant }] : [],
  )
  return [...new Set(zones)].flatMap((zone) => {
    const local = usual.map(({ slot, instant, date }) => ({ slot, instant, ...localTime(instant, zone, date) }))
    return local.flatMap(({ slot, instant, time, day }, at) => {
      const before = local[at - 1]
      if (!before || (before.time === time && before.day === day)) return []
      return [{ zone, slot, instant, before: { time: before.time, day: before.day }, after: { time, day } }]
    })
  })
}

function localTime(instant: Instant, zone: string, date: CalendarDate): LocalTime {
  const wall = wallTimeAt(instant, zone)
  return { time: wall.slice(11), day: Temporal.PlainDate.from(date).until(wall.slice(0, 10)).days }
}
