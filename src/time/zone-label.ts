/**
 * A short human name of a zone, for messages: the place in its IANA id (`Africa/Nairobi` -> `Nairobi`), or `UTC`,
 * `UTC+3`, `UTC+5:30` for a fixed offset. Where somebody typed another place of that zone ("Geneva"), say that instead.
 */
export function zoneLabel(zone: string): string {
  const etc = /^Etc\/GMT([+-])(\d+)$/.exec(zone)
  // The sign in these ids is the reverse of what everybody else writes.
  if (etc) return etc[2] === '0' ? 'UTC' : `UTC${etc[1] === '-' ? '+' : '-'}${etc[2]}`
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(zone)
  if (fixed) return offsetLabel(fixed[1] ?? '+', Number(fixed[2]), Number(fixed[3]))
  if (/^(Etc\/)?(UTC|GMT|UCT|Zulu|Universal|Greenwich|GMT[+-]?0)$/i.test(zone)) return 'UTC'
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/** The place of a zone as an organisation calls it: its own zone may have a name of its own, "Geneva" for Europe/Zurich. */
export function cityName(zone: string, home: { zone: string; said?: string }): string {
  return zone === home.zone && home.said !== undefined ? home.said : zoneLabel(zone)
}

/** The label with the word where English wants one: `Geneva time`, but `UTC+3`. */
export function zoneTimeLabel(label: string): string {
  return /^UTC/.test(label) ? label : `${label} time`
}

function offsetLabel(sign: string, hours: number, minutes: number): string {
  if (hours === 0 && minutes === 0) return 'UTC'
  return `UTC${sign}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}
