import { type Instant, instantText } from '../instant.ts'
import type { WallTime } from '../wall-time.ts'

/**
 * What clocks show in the zones of the world by one version of the zone data: for each zone from which instant on how many
 * minutes before or behind UTC. Plain JSON, so that another version can be held against it.
 */
export type ZoneRules = Readonly<Record<string, readonly (readonly [from: Instant, minutes: number])[]>>

/** Rules, and the instant until which they hold. */
export type KnownRules = { until: Instant; zones: ZoneRules }

/** @returns the rules of the running system for these zones, from one instant until another. */
export function zoneRules(zones: readonly string[], { from, until }: { from: Instant; until: Instant }): ZoneRules {
  const end = Temporal.Instant.from(until)
  return Object.fromEntries(
    zones.map((zone) => {
      const rules: [Instant, number][] = []
      let at: Temporal.ZonedDateTime | null = Temporal.Instant.from(from).toZonedDateTimeISO(zone)
      while (at !== null && Temporal.Instant.compare(at.toInstant(), end) <= 0) {
        rules.push([instantText(at.toInstant()), at.offsetNanoseconds / 60e9])
        at = at.getTimeZoneTransition('next')
      }
      return [zone, rules]
    }),
  )
}

/**
 * @param rules.until beyond it they say nothing.
 * @returns what clocks in a zone showed at an instant by these rules; null where they do not say.
 */
export function wallTimeBy({ until, zones }: KnownRules, zone: string, instant: Instant): WallTime | null {
  const rule = (zones[zone] ?? zones[mainName(zone)])?.findLast(([from]) => from <= instant)
  if (rule === undefined || instant > until) return null
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .add({ minutes: rule[1] })
    .toString({ smallestUnit: 'minute' })
}

/**
 * Whether zone data are so old that clocks may have changed somewhere since: over a year, counted from the middle of the
 * year that their version names (`2026c`), which is as much as it says.
 */
export function isOldZoneData(version: string, now: Instant): boolean {
  const year = Number(version.slice(0, 4))
  return !Number.isInteger(year) || now > `${year + 1}-07-01`
}

/** `Asia/Calcutta` for Asia/Kolkata: the name under which the running system lists a zone. */
function mainName(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
}
