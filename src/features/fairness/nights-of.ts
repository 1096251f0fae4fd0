import type { Fairness } from '#time/fair/attendees.ts'
import { fairTime } from '#time/fair/fair-hours.ts'
import type { Nights } from '#time/fair/half-of-nights.ts'
import type { TimedSession } from './debts.ts'

/** By zone, how many sessions have been, or will be, at night for somebody there. */
export function nightsOf(sessions: readonly TimedSession[], fairness: Omit<Fairness, 'lasts'>): Nights {
  const nights = new Map<string, number>()
  for (const { at, lasts } of sessions) {
    const dark = fairTime(at, { ...fairness, lasts }).zones.flatMap(({ zone, night }) => (night ? [zone] : []))
    for (const zone of new Set(dark)) nights.set(zone, (nights.get(zone) ?? 0) + 1)
  }
  return nights
}
