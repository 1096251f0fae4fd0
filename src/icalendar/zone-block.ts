import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from 'timezones-ical-library'

const known = new Set(tzlib_get_timezones())

/** The VTIMEZONE of a zone under its own id; the library names it after what it holds to be canonical. */
export function zoneBlock(zone: string): string {
  const block = [tzlib_get_ical_block(zone)].flat()[0] ?? ''
  return block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, name: string) => `${name}:${zone}`)
}

/**
 * Whether a calendar that follows the zone's VTIMEZONE gets this moment right. The blocks hold one rule for ever, so
 * they are wrong before a country changed its rules (Mexico until 2022) and, where no rule fits, in some years to come.
 * A wall time that a clock change repeats means the first one.
 */
export function blockTells(at: Temporal.ZonedDateTime): boolean {
  if (!known.has(at.timeZoneId)) return false
  const plain = at.toPlainDateTime()
  const [date = '', time = ''] = plain.toString({ smallestUnit: 'minute' }).split('T')
  const offset = tzlib_get_offset(at.timeZoneId, date, time)
  return offset === at.offset.replace(':', '') && plain.toZonedDateTime(at.timeZoneId).equals(at)
}
