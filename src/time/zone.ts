import { rawTimeZones, windowsZones } from './tables.ts'
import { zoneLabel } from './zone-label.ts'
import { readAbbreviation } from './zones/abbreviations.ts'
import { readCity, readState, similarCities } from './zones/cities.ts'
import { countryOfAdjective, readCountry } from './zones/countries.ts'
import { readRegion } from './zones/regions.ts'
import type { ZoneReading } from './zones/zone-reading.ts'

export type { Season, ZoneReading } from './zones/zone-reading.ts'

/**
 * Reads a zone as people and platforms write it: `Africa/Nairobi`, `Geneva`, `Geneva time`, `Kenya`, `CET`, `UTC+3`,
 * `W. Europe Standard Time`. The id is kept as written, never replaced by what some library calls canonical, since
 * those differ between machines (Europe/Kyiv and Europe/Kiev). Words with several readings come back as choices.
 * @param near the speaker's zone, which settles whose CET is meant, and makes two of a large city and a namesake at home.
 */
export function readZone(text: string, near?: string): ZoneReading {
  const words = text.trim().replace(/\s+/g, ' ')
  if (words === '' || words.length > 80) return { kind: 'unknown', said: words }
  return (
    readOffset(words) ??
    readIana(words) ??
    readWindows(words) ??
    readAbbreviation(words, near) ??
    readNamed(words, near) ?? { kind: 'unknown', said: words }
  )
}

/** Whether this machine knows a zone id. For ids from outside; words go through `readZone`. */
export function isZone(id: string): boolean {
  try {
    return new Temporal.ZonedDateTime(0n, id).timeZoneId.length > 0
  } catch {
    return false
  }
}

/** Asks back about a name that is one slip of the finger away from a large city; unknown where it is not. */
export function guessZone(text: string): ZoneReading {
  const choices = similarCities(text)
  return choices.length > 0 ? { kind: 'ask', said: text, choices } : { kind: 'unknown', said: text }
}

function readNamed(words: string, near: string | undefined): ZoneReading | null {
  const named = /^(?:the )?(.+?)(?:'s)? (?:local )?time$/i.exec(words)
  if (!named?.[1]) return readGeography(words, near)
  const country = countryOfAdjective(named[1])
  return readRegion(named[1]) ?? readAbbreviation(named[1]) ?? sure(readGeography(country ?? named[1], near))
}

/** A country, a city, a state: Armenia is no city in Colombia, nor Florida one in Uruguay. */
function readGeography(words: string, near: string | undefined): ZoneReading | null {
  const known = readCountry(words) ?? readCity(words, near)
  const unsure = known === null || (known.kind === 'zone' && known.common)
  const place = (unsure && readState(words)) || known
  return place?.kind === 'zone' ? { ...place, place: true } : place
}

/** With the word "time" behind it even Nice is not an adjective. */
function sure(reading: ZoneReading | null): ZoneReading | null {
  if (reading?.kind !== 'zone') return reading
  const { common: _, place: __, ...rest } = reading
  return rest
}

function readOffset(words: string): ZoneReading | null {
  const match = /^(?:(utc|gmt)\s*)?([+\-\u2212\u2013])\s*(\d{1,2})(?::?([0-5]\d))?$/i.exec(words)
  if (match) {
    const sign = match[2] === '+' ? 1 : -1
    const minutes = sign * (Number(match[3]) * 60 + Number(match[4] ?? 0))
    return minutes < -12 * 60 || minutes > 14 * 60 ? null : fixed(minutes)
  }
  if (/^(utc|z|zulu|coordinated universal time|universal time)$/i.test(words)) return fixed(0)
  if (/^(gmt|greenwich mean time)$/i.test(words)) {
    return { ...fixed(0), season: { regional: 'Europe/London', offset: 0 } }
  }
  return /^(aoe|anywhere on earth)$/i.test(words) ? { kind: 'zone', zone: '-12:00', said: 'anywhere on Earth' } : null
}

function fixed(minutes: number): ZoneReading & { kind: 'zone' } {
  const zone = offsetZone(minutes)
  return { kind: 'zone', zone, said: zoneLabel(zone) }
}

/** The id of a fixed offset, `UTC` or `+05:30`. @param minutes east of Greenwich. */
export function offsetZone(minutes: number): string {
  if (minutes === 0) return 'UTC'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

/** Only ids of the form `Area/Place`: the short ones (EST, CET, Japan) are read as abbreviations and countries. */
function readIana(words: string): ZoneReading | null {
  const id = words.replaceAll(' ', '_')
  if (!/^[a-z_]+(\/[a-z0-9_+-]+)+$/i.test(id) || !isZone(id)) return null
  const zone = new Temporal.ZonedDateTime(0n, id).timeZoneId
  return { kind: 'zone', zone, said: zoneLabel(zone) }
}

let windowsNames: ReadonlyMap<string, string> | null = null

/** The names of Windows by their small letters. */
function namesOfWindows(): ReadonlyMap<string, string> {
  windowsNames ??= new Map(
    windowsZones().WINDOWS_TO_IANA_MAP.map(({ windowsName }) => [windowsName.toLowerCase(), windowsName]),
  )
  return windowsNames
}

function readWindows(words: string): ZoneReading | null {
  const name = namesOfWindows().get(words.toLowerCase())
  if (name === undefined) return null
  const found = windowsZones().findIana(name, '001')[0]
  // That table still says Calcutta and Kiev; the zone database knows the present names.
  const zone = rawTimeZones().find((raw) => raw.group.includes(found ?? ''))?.name ?? found
  if (!zone) return null
  // "Eastern Standard Time" is also what people call one half of the year.
  const region = readRegion(words.replace(/ time$/i, ''))
  const season = region?.kind === 'zone' && region.zone === zone && region.season ? { season: region.season } : {}
  return { kind: 'zone', zone, said: zoneLabel(zone), ...season }
}
