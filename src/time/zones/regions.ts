import type { RawTimeZone } from '@vvo/tzdb'
import { ownEntry } from '../own-entry.ts'
import { rawTimeZones } from '../tables.ts'
import { zoneLabel } from '../zone-label.ts'
import { plainWords, type ZoneChoice, type ZoneReading } from './zone-reading.ts'

/** Regions whose name stands for one zone although several share it. */
const wellKnown: Record<string, string> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
  atlantic: 'America/Halifax',
  'us eastern': 'America/New_York',
  'us central': 'America/Chicago',
  'us mountain': 'America/Denver',
  'us pacific': 'America/Los_Angeles',
  'east coast': 'America/New_York',
  'west coast': 'America/Los_Angeles',
  'central european': 'Europe/Brussels',
  'eastern european': 'Europe/Athens',
  'western european': 'Europe/Lisbon',
  'west africa': 'Africa/Lagos',
  'central africa': 'Africa/Maputo',
  'east africa': 'Africa/Nairobi',
  'south africa': 'Africa/Johannesburg',
  arabian: 'Asia/Riyadh',
  gulf: 'Asia/Dubai',
  moscow: 'Europe/Moscow',
  india: 'Asia/Kolkata',
  china: 'Asia/Shanghai',
  korean: 'Asia/Seoul',
  'australian eastern': 'Australia/Sydney',
  'australian western': 'Australia/Perth',
  'new zealand': 'Pacific/Auckland',
  swiss: 'Europe/Zurich',
  german: 'Europe/Berlin',
  french: 'Europe/Paris',
  italian: 'Europe/Rome',
  british: 'Europe/London',
  irish: 'Europe/Dublin',
  dutch: 'Europe/Amsterdam',
  greek: 'Europe/Athens',
  turkish: 'Europe/Istanbul',
  indian: 'Asia/Kolkata',
  chinese: 'Asia/Shanghai',
  japanese: 'Asia/Tokyo',
  kenyan: 'Africa/Nairobi',
  uk: 'Europe/London',
  britain: 'Europe/London',
  england: 'Europe/London',
  scotland: 'Europe/London',
}

let byName: ReadonlyMap<string, RawTimeZone[]> | null = null

/** Every zone by the plain words of its name. */
function zonesByName(): ReadonlyMap<string, RawTimeZone[]> {
  byName ??= Map.groupBy(rawTimeZones(), (raw) => plainWords(raw.alternativeName))
  return byName
}

/** Reads the names of zones with the word time ("Eastern time", "Central European summer time"). @param text without "time". */
export function readRegion(text: string): ZoneReading | null {
  const words = plainWords(text)
  const half = /^(.+) (standard|daylight|summer)$/.exec(words)
  const name = half?.[1] ?? words
  const raws = zonesByName().get(`${name} time`) ?? []
  const zone = ownEntry(wellKnown, name) ?? (raws.length === 1 ? raws[0]?.name : undefined)
  if (zone === undefined) {
    if (raws.length === 0 || half) return null
    return { kind: 'ask', said: text, choices: raws.slice(0, 8).map((raw) => choiceOf(raw.name)) }
  }
  // "Central European Time" is CET in full; "Eastern time" is what the clocks there show.
  const standard = half?.[2] === 'standard' || (!half && name.endsWith(' european'))
  const offset = standard ? offsetOf(zone, 0) : half ? offsetOf(zone, 60) : undefined
  const season = offset === undefined ? {} : { season: { regional: zone, offset } }
  return { kind: 'zone', zone, said: zoneLabel(zone), ...season }
}

function choiceOf(zone: string): ZoneChoice {
  const zoneName = zoneLabel(zone)
  return { zone, said: zoneName, label: zoneName }
}

function offsetOf(zone: string, summer: number): number | undefined {
  const raw = rawTimeZones().find((candidate) => candidate.name === zone)
  return raw && raw.rawOffsetInMinutes + summer
}
