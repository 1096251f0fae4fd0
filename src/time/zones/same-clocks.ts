import { type Instant, plus } from '../instant.ts'

/** Whether clocks in two zones show the same, now and in every week of the year to come: Zurich and Berlin, Nairobi and Istanbul. */
export function sameClocks(one: string, other: string, now: Instant): boolean {
  if (one === other) return true
  return Array.from({ length: 53 }, (_, week) => plus(now, `P${week * 7}D`)).every(
    (at) => offsetAt(at, one) === offsetAt(at, other),
  )
}

function offsetAt(at: Instant, zone: string): number {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).offsetNanoseconds
}
