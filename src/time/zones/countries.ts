import { ownEntry } from '../own-entry.ts'
import { rawTimeZones } from '../tables.ts'
import { zoneLabel } from '../zone-label.ts'
import { plainWords, type ZoneChoice, type ZoneReading } from './zone-reading.ts'

/** What people call countries beside their names in the data: their codes. Two codes are two countries of one name. */
const nicknames: Record<string, string> = {
  uk: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  us: 'US',
  usa: 'US',
  'the us': 'US',
  'the usa': 'US',
  'united states of america': 'US',
  uae: 'AE',
  'the uae': 'AE',
  emirates: 'AE',
  ksa: 'SA',
  turkiye: 'TR',
  holland: 'NL',
  netherlands: 'NL',
  'czech republic': 'CZ',
  bosnia: 'BA',
  macedonia: 'MK',
  'cape verde': 'CV',
  'cote divoire': 'CI',
  'the gambia': 'GM',
  swaziland: 'SZ',
  congo: 'CD CG',
  'dr congo': 'CD',
  drc: 'CD',
  'congo kinshasa': 'CD',
  'congo brazzaville': 'CG',
  korea: 'KR KP',
  'republic of korea': 'KR',
  burma: 'MM',
  'viet nam': 'VN',
  'east timor': 'TL',
  palestine: 'PS',
  png: 'PG',
}

/** What people call the time of a country by: "Swiss time", "CH time". */
const adjectives: Record<string, string> = {
  ...{
    ch: 'Switzerland',
    swiss: 'Switzerland',
    german: 'Germany',
    french: 'France',
    italian: 'Italy',
    spanish: 'Spain',
  },
  ...{
    dutch: 'Netherlands',
    belgian: 'Belgium',
    austrian: 'Austria',
    swedish: 'Sweden',
    danish: 'Denmark',
    polish: 'Poland',
  },
  ...{ greek: 'Greece', turkish: 'Turkey', egyptian: 'Egypt', kenyan: 'Kenya', nigerian: 'Nigeria', ghanaian: 'Ghana' },
  ...{
    moroccan: 'Morocco',
    indian: 'India',
    pakistani: 'Pakistan',
    japanese: 'Japan',
    korean: 'South Korea',
    chinese: 'China',
  },
  ...{
    british: 'United Kingdom',
    english: 'United Kingdom',
    irish: 'Ireland',
    finnish: 'Finland',
    norwegian: 'Norway',
  },
  ...{
    australian: 'Australia',
    brazilian: 'Brazil',
    canadian: 'Canada',
    mexican: 'Mexico',
    russian: 'Russia',
    american: 'US',
  },
  ...{
    thai: 'Thailand',
    vietnamese: 'Vietnam',
    colombian: 'Colombia',
    peruvian: 'Peru',
    argentine: 'Argentina',
    saudi: 'Saudi Arabia',
  },
}

/** The country of "Swiss" or "Indian", or undefined. */
export function countryOfAdjective(word: string): string | undefined {
  return ownEntry(adjectives, plainWords(word))
}

/** Codes of countries whose everyday name is not the data's. */
const commonNames: Record<string, string> = { GB: 'UK' }

/** Names of countries that are everyday words too. */
const words = new Set(['reunion', 'jersey'])

/** Countries of which almost all live in one zone; the others are islands far away, and are called by their own names. */
const mainland: Record<string, string> = {
  ...{
    ES: 'Europe/Madrid',
    PT: 'Europe/Lisbon',
    CL: 'America/Santiago',
    EC: 'America/Guayaquil',
    NZ: 'Pacific/Auckland',
  },
}

/** The zones of large countries in which most of their people live, largest first; the form takes any other. */
const main: Record<string, string[]> = {
  US: [
    'America/New_York',
    'America/Chicago',
    'America/Los_Angeles',
    'America/Denver',
    'America/Phoenix',
    'America/Anchorage',
    'Pacific/Honolulu',
  ],
  CA: [
    'America/Toronto',
    'America/Vancouver',
    'America/Edmonton',
    'America/Halifax',
    'America/Winnipeg',
    'America/St_Johns',
  ],
  AU: [
    'Australia/Sydney',
    'Australia/Brisbane',
    'Australia/Perth',
    'Australia/Adelaide',
    'Australia/Darwin',
    'Australia/Hobart',
  ],
  MX: ['America/Mexico_City', 'America/Cancun', 'America/Hermosillo', 'America/Tijuana'],
}

let codes: Map<string, string> | null = null

/** Reads a country: its zone, or where it has several, which one. */
export function readCountry(text: string): ZoneReading | null {
  const name = plainWords(text)
  // Also a state of the USA.
  if (name === 'georgia') return asked('Georgia', ['Asia/Tbilisi', 'America/New_York'])
  const found = (ownEntry(nicknames, name) ?? codesByName().get(name))?.split(' ') ?? []
  const [code] = found
  const raws = rawTimeZones().filter((raw) => found.includes(raw.countryCode))
  const [first] = raws
  if (code === undefined || !first) return null
  const usual = found.length === 1 ? ownEntry(mainland, code) : undefined
  if (usual) return { kind: 'zone', zone: usual, said: commonNames[code] ?? first.countryName }
  if (raws.length > 1) return asked(text, (found.length === 1 && main[code]) || raws.map((raw) => raw.name))
  const common = words.has(name) ? { common: true as const } : {}
  return { kind: 'zone', zone: first.name, said: commonNames[code] ?? first.countryName, ...common }
}

/** The names of the zone data, and those of this machine: "Côte d’Ivoire" as well as "Ivory Coast". */
function codesByName(): Map<string, string> {
  if (codes) return codes
  const english = new Intl.DisplayNames(['en'], { type: 'region' })
  const pairs = rawTimeZones().flatMap(({ countryCode, countryName }) =>
    [countryName, english.of(countryCode) ?? ''].flatMap((name) => {
      const plain = plainWords(name)
      return [plain, plain.replaceAll('&', 'and').replace(/^st /, 'saint '), plain.replace(/ \(.*\)$/, '')].map(
        (one): [string, string] => [one, countryCode],
      )
    }),
  )
  codes = new Map(pairs)
  return codes
}

function asked(name: string, zones: string[]): ZoneReading {
  return { kind: 'ask', said: name, choices: zones.slice(0, 8).map(choiceOf) }
}

function choiceOf(zone: string): ZoneChoice {
  const label = zoneLabel(zone)
  return { zone, said: label, label }
}
