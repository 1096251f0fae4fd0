import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from 'timezones-ical-library'
import { readWallTime } from '#time/wall-time.ts'

const known = new Set(tzlib_get_timezones())

/** The VTIMEZONE of a zone under its own id; the library names it after what it holds to be canonical. */
export function zoneBlock(zone: string): string {
  const block = [tzlib_get_ical_block(zone)].flat()[0] ?? ''
  return block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, name: string) => `${name}:${zone}`)
}

/**
 * Whether a calendar that follows the zone's VTIMEZONE gets this moment right. The blocks hold one rule for ever, so
 * they are wrong before a country changed its rules (Mexico until 2022) and, where no rule fits, in some years to come.
 * Of a wall time that a clock change repeats, some calendars take the first and some the second.
 */
export function blockTells(at: Temporal.ZonedDateTime): boolean {
  if (!known.has(at.timeZoneId)) return false
  const wall = at.toPlainDateTime().toString({ smallestUnit: 'minute' })
  if (readWallTime(wall, at.timeZoneId).kind !== 'unique') return false
  return tzlib_get_offset(at.timeZoneId, wall.slice(0, 10), wall.slice(11)) === at.offset.replace(':', '')
}
