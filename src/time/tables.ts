import { createRequire } from 'node:module'
import type { RawTimeZone } from '@vvo/tzdb'
import type { CityData } from 'city-timezones'

/*
 * The large tables, and the parser of English dates with all that it loads. Nothing at the start needs any of them, so
 * each is loaded when it is first asked for, once: `require`, because the readings that use them are synchronous.
 */
const load = createRequire(import.meta.url)

/** Every time zone with its names, country, cities and offsets. */
export function rawTimeZones(): readonly RawTimeZone[] {
  return (load('@vvo/tzdb') as typeof import('@vvo/tzdb')).rawTimeZones
}

/** Some 7,000 cities with their zones. */
export function cities(): readonly CityData[] {
  return (load('city-timezones') as typeof import('city-timezones')).cityMapping
}

/** Cities by zone and English name, with what French, Spanish, Portuguese, German, Italian and Russian in Latin letters call them. */
export function cityNames(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return load('./zones/city-names.json')
}

/** The names that Windows gives to zones. */
export function windowsZones(): typeof import('windows-iana') {
  return load('windows-iana')
}

/** English as it is written in Great Britain: the 3rd of May is 3/5. */
export function englishDates(): typeof import('chrono-node/en')['GB'] {
  return (load('chrono-node/en') as typeof import('chrono-node/en')).GB
}
