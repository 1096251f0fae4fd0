import { ownEntry } from '../own-entry.ts'
import { rawTimeZones } from '../tables.ts'
import { zoneLabel } from '../zone-label.ts'
import type { ZoneChoice, ZoneReading } from './zone-reading.ts'

/** Abbreviations with one reading: the zone of the region that uses it, and its offset in minutes where it names half a year. */
const known: Record<string, [zone: string, offset?: number]> = {
  cet: ['Europe/Brussels', 60],
  cest: ['Europe/Brussels', 120],
  mez: ['Europe/Berlin', 60],
  mesz: ['Europe/Berlin', 120],
  eet: ['Europe/Athens', 120],
  eest: ['Europe/Athens', 180],
  wet: ['Europe/Lisbon', 0],
  west: ['Europe/Lisbon', 60],
  msk: ['Europe/Moscow'],
  trt: ['Europe/Istanbul'],
  et: ['America/New_York'],
  est: ['America/New_York', -300],
  edt: ['America/New_York', -240],
  ct: ['America/Chicago'],
  mt: ['America/Denver'],
  mdt: ['America/Denver', -360],
  pt: ['America/Los_Angeles'],
  pdt: ['America/Los_Angeles', -420],
  la: ['America/Los_Angeles'],
  akst: ['America/Anchorage', -540],
  akdt: ['America/Anchorage', -480],
  hst: ['Pacific/Honolulu'],
  nst: ['America/St_Johns', -210],
  ndt: ['America/St_Johns', -150],
  brt: ['America/Sao_Paulo'],
  eat: ['Africa/Nairobi'],
  cat: ['Africa/Maputo'],
  wat: ['Africa/Lagos'],
  sast: ['Africa/Johannesburg'],
  pkt: ['Asia/Karachi'],
  npt: ['Asia/Kathmandu'],
  wib: ['Asia/Jakarta'],
  wita: ['Asia/Makassar'],
  sgt: ['Asia/Singapore'],
  hkt: ['Asia/Hong_Kong'],
  pht: ['Asia/Manila'],
  jst: ['Asia/Tokyo'],
  kst: ['Asia/Seoul'],
  awst: ['Australia/Perth'],
  aest: ['Australia/Sydney', 600],
  aedt: ['Australia/Sydney', 660],
  aet: ['Australia/Sydney'],
  acdt: ['Australia/Adelaide', 630],
  nzt: ['Pacific/Auckland'],
  nzst: ['Pacific/Auckland', 720],
  nzdt: ['Pacific/Auckland', 780],
}

/** Abbreviations with several readings, each a zone and what to call it beside its city. Always asked. */
const several: Record<string, [zone: string, name: string][]> = {
  ist: [
    ['Asia/Kolkata', 'India'],
    ['Asia/Jerusalem', 'Israel'],
    ['Europe/Dublin', 'Ireland'],
  ],
  cst: [
    ['America/Chicago', 'Central, North America'],
    ['Asia/Shanghai', 'China'],
    ['America/Havana', 'Cuba'],
  ],
  cdt: [
    ['America/Chicago', 'Central, North America'],
    ['America/Havana', 'Cuba'],
  ],
  bst: [
    ['Europe/London', 'British summer time'],
    ['Asia/Dhaka', 'Bangladesh'],
    ['Pacific/Bougainville', 'Bougainville'],
  ],
  pst: [
    ['America/Los_Angeles', 'Pacific, North America'],
    ['Asia/Manila', 'Philippines'],
  ],
  mst: [
    ['America/Denver', 'Mountain, North America'],
    ['America/Phoenix', 'Arizona'],
    ['Asia/Kuala_Lumpur', 'Malaysia'],
    ['Asia/Yangon', 'Myanmar'],
  ],
  ast: [
    ['America/Halifax', 'Atlantic, North America'],
    ['Asia/Riyadh', 'Arabia'],
  ],
  adt: [
    ['America/Halifax', 'Atlantic, North America'],
    ['Asia/Riyadh', 'Arabia'],
  ],
  at: [
    ['America/Halifax', 'Atlantic, North America'],
    ['Atlantic/Azores', 'Azores'],
  ],
  gst: [
    ['Asia/Dubai', 'Gulf'],
    ['Atlantic/South_Georgia', 'South Georgia'],
  ],
  sst: [
    ['Asia/Singapore', 'Singapore'],
    ['Pacific/Pago_Pago', 'American Samoa'],
  ],
  wst: [
    ['Australia/Perth', 'Western Australia'],
    ['Pacific/Apia', 'Samoa'],
  ],
  act: [
    ['Australia/Adelaide', 'Central Australia'],
    ['America/Rio_Branco', 'Acre'],
  ],
  acst: [
    ['Australia/Adelaide', 'South Australia'],
    ['Australia/Darwin', 'Northern Territory'],
  ],
  amt: [
    ['America/Manaus', 'Amazon'],
    ['Asia/Yerevan', 'Armenia'],
  ],
  ect: [
    ['America/Guayaquil', 'Ecuador'],
    ['America/Puerto_Rico', 'Eastern Caribbean'],
  ],
  wast: [
    ['Africa/Windhoek', 'West Africa'],
    ['Australia/Perth', 'Western Australia'],
  ],
}

/** Of those with several readings the ones that name half of a year, with their offsets where that is so. */
const halves: Record<string, number> = { bst: 60, pst: -480, mst: -420, cst: -360, cdt: -300, ast: -240, adt: -180 }

/** In Australia people write the abbreviations of North America for their own zones. */
const australian: Record<string, [zone: string, name: string][]> = {
  est: [
    ['Australia/Sydney', 'Eastern, Australia'],
    ['America/New_York', 'Eastern, North America'],
  ],
  cst: [
    ['Australia/Adelaide', 'Central, Australia'],
    ['America/Chicago', 'Central, North America'],
    ['Asia/Shanghai', 'China'],
  ],
}
australian.edt = australian.est ?? []
australian.cdt = australian.cst ?? []

/** These are left out: everyday words, written as they are, are never a zone. */
const words = new Set([
  'at',
  'act',
  'cat',
  'eat',
  'art',
  'pet',
  'get',
  'bit',
  'la',
  'west',
  'east',
  'met',
  'mit',
  'ict',
  'ct',
  'mt',
  'pt',
  'et',
])

/**
 * Reads "CET", "EST", "IST". Only in capitals where the letters are also a word.
 * @param near the speaker's zone: somebody in Zurich who writes CET means Zurich.
 */
export function readAbbreviation(text: string, near?: string): ZoneReading | null {
  const key = text.trim().toLowerCase()
  if (!/^[a-z]{2,5}$/.test(key) || (words.has(key) && text.trim() !== key.toUpperCase())) return null
  const choices = (near?.startsWith('Australia/') ? ownEntry(australian, key) : undefined) ?? ownEntry(several, key)
  const own = near === undefined || near.startsWith('Australia/') ? undefined : ownChoice(key, choices, near)
  if (own && near !== undefined) {
    const offset = own === choices?.[0] ? ownEntry(halves, key) : undefined
    // Where clocks show that very abbreviation, theirs are meant: CST in Mexico City, MST in Phoenix.
    const zone = isSameZone(own[0], near) || abbreviationsOf(near).includes(key.toUpperCase()) ? near : own[0]
    return {
      kind: 'zone',
      zone,
      said: zoneLabel(zone),
      ...(offset === undefined ? {} : { season: { regional: zone, offset } }),
    }
  }
  if (choices) return { kind: 'ask', said: text.trim(), choices: choices.map(choiceOf) }
  const [zone, offset] = ownEntry(known, key) ?? []
  if (zone === undefined) return text.trim() === key.toUpperCase() ? readRare(key.toUpperCase()) : null
  const place = near !== undefined && abbreviationsOf(near).includes(key.toUpperCase()) ? near : zone
  const season = offset === undefined ? {} : { season: { regional: place, offset } }
  return { kind: 'zone', zone: place, said: zoneLabel(place), ...season }
}

/**
 * The one of several readings that the speaker's own clock shows: IST in India. What half of a year is called in London
 * and North America is known all over the world, so that "PST" said in Manila may be either.
 */
function ownChoice(
  key: string,
  choices: [zone: string, name: string][] | undefined,
  near: string,
): [zone: string, name: string] | undefined {
  const own = choices?.find(([zone]) => isSameZone(zone, near))
  // In North and South America nobody means the clocks of Asia by CST.
  const [first] = near.startsWith('America/') && ownEntry(halves, key) !== undefined ? (choices ?? []) : []
  if (own === undefined && first?.[0].startsWith('America/')) return first
  const area = ([zone]: [zone: string, name: string]) => zone.split('/')[0]
  const known = choices?.[0] && ownEntry(halves, key) !== undefined ? area(choices[0]) : undefined
  return own && (known === undefined || area(own) === known) ? own : undefined
}

/** An abbreviation that only the zone database knows, read in capitals: asked, unless one zone alone uses it all year round. */
function readRare(key: string): ZoneReading | null {
  const users = rawTimeZones().filter((raw) => raw.abbreviation === key || raw.dstAbbreviation === key)
  const [first] = users
  if (!first) return null
  const alike = users.every((raw) => !raw.dstAbbreviation && raw.rawOffsetInMinutes === first.rawOffsetInMinutes)
  if (alike && (users.length > 1 || !words.has(key.toLowerCase()))) {
    return { kind: 'zone', zone: first.name, said: zoneLabel(first.name) }
  }
  return { kind: 'ask', said: key, choices: users.slice(0, 8).map((raw) => choiceOf([raw.name, raw.alternativeName])) }
}

function isSameZone(one: string, other: string): boolean {
  return one === other || new Temporal.ZonedDateTime(0n, one).equals(new Temporal.ZonedDateTime(0n, other))
}

function abbreviationsOf(zone: string): string[] {
  const raw = rawTimeZones().find((candidate) => candidate.name === zone || candidate.group.includes(zone))
  return raw ? [raw.abbreviation ?? '', raw.dstAbbreviation ?? ''] : []
}

function choiceOf([zone, name]: [string, string]): ZoneChoice {
  const zoneName = zoneLabel(zone)
  return { zone, said: zoneName, label: name === zoneName ? zoneName : `${zoneName} (${name})` }
}
