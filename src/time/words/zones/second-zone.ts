import { builtPattern } from '#built-pattern.ts'
import type { Readings } from '../../readings.ts'
import type { WhenOptions, ZoneOption } from '../../when.ts'
import { readZone } from '../../zone.ts'
import type { Page } from '../found.ts'
import { small, word } from './city-words.ts'
import { zoneReadings } from './zone-readings.ts'

const namesBeside = builtPattern(`^${word}(?:\\s${word}){0,2}`, 'iu')

/**
 * A second zone right behind the first: "London/Geneva", "Geneva and London", "CEST Geneva". Without a word between
 * them, one of the two has to be an abbreviation: "Geneva Nairobi" may be anything.
 */
export function secondZone(
  page: Page,
  first: { name: string; to: number },
  options: WhenOptions,
): { zone: Readings<ZoneOption>; to: number } | null {
  const rest = page.rest.slice(first.to)
  const joined = /^\s*(?:\/|&|and\b|or\b)\s*/i.exec(rest)?.[0]
  const beside = joined ?? /^\s*[,(]?\s*/.exec(rest)?.[0] ?? ''
  const names = namesBeside.exec(rest.slice(beside.length))?.[0] ?? ''
  const words = names.split(' ')
  for (const name of words.map((_, at) => words.slice(0, words.length - at).join(' '))) {
    const short = [first.name, name].some((one) => /^[A-Z]{2,5}$/.test(one))
    if (name === '' || small.has(name.toLowerCase()) || (joined === undefined && !short)) continue
    const reading = readZone(name, options.zone)
    const zone = reading.kind === 'zone' && reading.common ? null : zoneReadings(reading, options)
    const closing = /^\s*\)/.exec(rest.slice(beside.length + name.length))?.[0] ?? ''
    if (zone) return { zone, to: first.to + beside.length + name.length + closing.length }
  }
  return null
}
