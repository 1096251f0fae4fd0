import type { CityData } from 'city-timezones'
import { ownEntry } from '../own-entry.ts'
import { cities, cityNames, rawTimeZones } from '../tables.ts'
import { zoneLabel } from '../zone-label.ts'
import { everydayWords, wellKnownCities } from './well-known-cities.ts'
import { plainWords, type ZoneChoice, type ZoneReading } from './zone-reading.ts'

/** One place of a name. `where` are the words that may follow it after a comma: province, country, their codes. */
type City = { zone: string; said: string; people: number; province: string; country: string; where: string[] }

/** A place smaller than this, and no main city of its zone, is more likely another word. */
const littleKnown = 100_000
/** So many times larger than all its namesakes, a city is what people mean; than one where the speaker lives, so many. */
const farLarger = { elsewhere: 10, atHome: 20 }

/** Large enough to be meant, and not in the data. */
const missing: City[] = [
  {
    zone: 'America/New_York',
    said: 'Cambridge',
    people: 118_000,
    province: 'Massachusetts',
    country: 'United States',
    where: ['massachusetts', 'ma', 'united states', 'us', 'usa'],
  },
  {
    ...{ zone: 'America/St_Johns', said: "Saint John's", people: 131_000, province: 'Newfoundland', country: 'Canada' },
    where: ['newfoundland', 'nl', 'canada', 'ca'],
  },
]

let places: Map<string, City[]> | null = null
const regions = new Set<string>()
const mainCities = new Set<string>()
/** Large countries whose states and provinces people name instead of a city. */
const federal = new Set(['United States of America', 'Canada', 'Australia'])
const states = new Map<string, City[]>()

/**
 * Reads a city, with its province or country after a comma where it has namesakes: "Geneva", "London, Ontario".
 * @param near the speaker's zone: a namesake in it is known to them.
 */
export function readCity(text: string, near?: string): ZoneReading | null {
  const [name = '', ...rest] = text.split(',').map(plainWords)
  const known = ownEntry(wellKnownCities, [name, ...rest].join(' '))
  if (known) return { kind: 'zone', zone: known[0], said: known[1] }
  const named = citiesByName().get(name) ?? []
  const found = rest.length === 0 ? named : named.filter((place) => rest.every((word) => place.where.includes(word)))
  const byZone = largestPerZone(found)
  const [first, second] = byZone
  if (!first) return rest.length === 0 ? readForeignName(name) : null
  const home = near === undefined ? undefined : byZone.slice(1).find(({ zone }) => sameZone(zone, near))
  const isLarger = (other: City | undefined, times: number) => !other || first.people >= times * other.people
  if (!isLarger(second, farLarger.elsewhere) || !isLarger(home, farLarger.atHome)) {
    return { kind: 'ask', said: first.said, choices: byZone.slice(0, 8).map(choiceOf) }
  }
  const little = (first.people < littleKnown && !mainCities.has(name)) || /^[A-Z]{2,4}$/.test(text)
  // ITU is rarely the town of Itu.
  const common = everydayWords.has(name) || little ? { common: true as const } : {}
  return { kind: 'zone', zone: first.zone, said: first.said, ...common }
}

let foreignNames: Map<string, [zone: string, said: string]> | null = null

/** A large city by what it is called in another language: "Londres", "Moscou". */
function readForeignName(name: string): ZoneReading | null {
  foreignNames ??= new Map(
    Object.entries(cityNames()).flatMap(([zone, byCity]) =>
      Object.entries(byCity).flatMap(([said, names]) =>
        names.split(', ').map((foreign) => [foreign, [zone, said]] as [string, [string, string]]),
      ),
    ),
  )
  const [zone, said] = foreignNames.get(name) ?? []
  return zone === undefined || said === undefined ? null : { kind: 'zone', zone, said }
}

/** Reads a state or province of a large country, with the zones of its cities: "California", "Ontario". */
export function readState(text: string): ZoneReading | null {
  citiesByName()
  const byZone = largestPerZone(states.get(plainWords(text)) ?? [])
  const [first, second] = byZone
  if (!first) return null
  if (!second) return { kind: 'zone', zone: first.zone, said: first.province }
  return { kind: 'ask', said: first.province, choices: byZone.slice(0, 8).map(choiceOf) }
}

/** Whether a name is that of a province, a state or a country: what stands behind the comma in "Paris, Texas". */
export function isRegion(text: string): boolean {
  citiesByName()
  return regions.has(plainWords(text))
}

/** The plain names, word by word, of large cities, main cities, countries and regions with a time of their own. */
export function wellKnownNames(): string[] {
  const large = [...citiesByName()].filter(
    ([name, named]) => mainCities.has(name) || named.some(({ people }) => people >= littleKnown),
  )
  const countries = rawTimeZones().map(({ countryName }) => plainWords(countryName))
  const foreign = Object.values(cityNames()).flatMap((byCity) =>
    Object.values(byCity).flatMap((names) => names.split(', ')),
  )
  const regional = ['eastern', 'central', 'pacific', 'mountain', 'hawaii', 'newfoundland', 'atlantic', 'alaska']
  const all = [...large.map(([name]) => name), ...countries, ...foreign, ...regional, ...Object.keys(wellKnownCities)]
  // Of "Port Moresby" each word, too: one of them is misspelt.
  return [...new Set(all.flatMap((name) => name.split(' ')))].filter((name) => /^\p{L}{4,}$/u.test(name))
}

/** Names of large cities within one slip of the finger of a word: "Genva" -> Geneva. */
export function similarCities(text: string): ZoneChoice[] {
  const typed = plainWords(text)
  if (typed.length < 5) return []
  largeNames ??= Map.groupBy(
    [...citiesByName()].filter(([, named]) => named.some(({ people }) => people >= littleKnown * 2)),
    ([name]) => name.length,
  )
  return [-1, 0, 1]
    .flatMap((more) => largeNames?.get(typed.length + more) ?? [])
    .filter(([name]) => oneSlipApart(typed, name))
    .flatMap(([, named]) => largestPerZone(named).slice(0, 1))
    .slice(0, 4)
    .map(choiceOf)
}

/** The names of large cities by their length. */
let largeNames: Map<number, [name: string, named: City[]][]> | null = null

function citiesByName(): Map<string, City[]> {
  if (places) return places
  const found = new Map<string, City[]>()
  const add = (name: string, place: City) => found.set(name, [...(found.get(name) ?? []), place])
  for (const city of cities()) {
    // Some rows have no zone although the types say otherwise.
    if (!city.timezone) continue
    for (const name of new Set([plainWords(city.city), plainWords(city.city_ascii)])) add(name, cityOf(city))
  }
  for (const place of missing) add(plainWords(place.said), place)
  for (const raw of rawTimeZones()) {
    for (const main of [...raw.mainCities, ...raw.group.map(zoneLabel)]) mainCities.add(plainWords(main))
    for (const main of raw.mainCities) {
      const name = plainWords(main)
      if (found.has(name)) continue
      const where = [plainWords(raw.countryName), raw.countryCode.toLowerCase()]
      add(name, { zone: raw.name, said: main, people: littleKnown, province: '', country: raw.countryName, where })
    }
  }
  for (const place of [...found.values()].flat()) {
    for (const name of [place.province, place.country]) if (name) regions.add(plainWords(name))
    const state = plainWords(place.province)
    if (federal.has(place.country)) states.set(state, [...(states.get(state) ?? []), place])
  }
  places = found
  return found
}

function cityOf(city: CityData): City {
  const where = [city.province, city.country, city.iso2, city.iso3, city.state_ansi]
  const { province, country } = city
  const words = where.filter(Boolean).map((word) => plainWords(String(word)))
  return { zone: city.timezone, said: city.city, people: city.pop, province, country, where: words }
}

/** The largest place in each zone, largest first; zones that are links of each other count as one. */
function largestPerZone(found: City[]): City[] {
  const sorted = [...found].sort((a, b) => b.people - a.people)
  return sorted.filter((place, at) => !sorted.slice(0, at).some((larger) => sameZone(larger.zone, place.zone)))
}

function sameZone(one: string, other: string): boolean {
  return one === other || new Temporal.ZonedDateTime(0n, one).equals(new Temporal.ZonedDateTime(0n, other))
}

function choiceOf(place: City): ZoneChoice {
  const where = [place.said, place.province, place.country].filter((word, at, all) => word && all.indexOf(word) === at)
  return { zone: place.zone, said: place.said, label: where.length > 1 ? where.join(', ') : zoneLabel(place.zone) }
}

/** One letter missing, doubled, wrong, or two neighbours swapped. */
function oneSlipApart(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const [a, b] = [one.slice(at), other.slice(at)]
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a.slice(2) === b.slice(2) && a[0] === b[1] && a[1] === b[0])
  )
}
