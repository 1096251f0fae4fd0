import type { Charter } from '#charter/charter.ts'
import { startsBetween } from '#time/fair/starts.ts'
import { type Instant, plus } from '#time/instant.ts'
import { type CalendarDate, dateAt, plusDays } from '#time/wall-time.ts'
import { isWorkingDay } from '#time/working-days.ts'

/** Where nobody says which days: for so long from the minimum notice on. */
const ahead = 14

/** Times begin on the full or the half hour. */
const every = 'PT30M'

/** `zone`: whose days are meant. */
export type Possible = { zone: string; days: readonly CalendarDate[] }

/** Who asks when, under which charter. */
type Asked = { charter: Charter; now: Instant }

/** The working days ahead on which a meeting may be set without short notice. @param count how many days are looked at. */
export function daysAhead({ charter, now }: Asked, zone: string, count: number = ahead): CalendarDate[] {
  const first = plusDays(dateAt(plus(now, charter.meetings.minimumNotice), zone), 1)
  return workingDays(
    charter,
    Array.from({ length: count }, (_, day) => plusDays(first, day)),
  )
}

/**
 * When a meeting could begin on some days, by day: on the organisation's working days, unless only others were typed.
 * A day on which no time is left has none.
 */
export function possibleStarts({ charter, now }: Asked, { zone, days }: Possible): Instant[][] {
  const working = workingDays(charter, days)
  return (working.length > 0 ? working : days)
    .map((day) => startsBetween({ from: day, to: day }, zone, every).filter((start) => start > now))
    .filter((starts) => starts.length > 0)
}

function workingDays({ organisation }: Charter, days: readonly CalendarDate[]): CalendarDate[] {
  return days.filter((day) => isWorkingDay(organisation, day))
}
