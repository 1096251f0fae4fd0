import { builtPattern } from '#built-pattern.ts'
import type { Readings } from '../../readings.ts'
import type { WhenOptions, ZoneOption } from '../../when.ts'
import { guessZone, readZone, type ZoneReading } from '../../zone.ts'
import { readRegion } from '../../zones/regions.ts'
import { blotOut, type Found, type FoundZone, findOn, leftovers, type Page } from '../found.ts'
import { small, word } from './city-words.ts'
import { secondZone } from './second-zone.ts'
import { followedByWords, isTitleOrCity } from './title-or-city.ts'
import { eitherZone, ownZone, zoneReadings } from './zone-readings.ts'

const sure = [
  '(?<![\\p{L}\\d/])(?<zone>(?:utc|gmt)\\s?[+\\u2212\\u2013-]\\s?\\d{1,2}(?::?\\d{2})?)(?![.,]?\\d)',
  // Behind a time as ISO 8601 writes it.
  '(?<=\\uE000\\s?)(?<zone>[+\\u2212-]\\d{2}:?\\d{2})(?![\\d:.])',
  '(?<![\\p{L}\\d/])(?<zone>[a-z_]{2,}(?:/[a-z0-9_+-]{2,}){1,2})',
  '(?<![\\p{L}])(?<zone>[\\p{L}.]+(?:\\s[\\p{L}.]+){0,4}\\s(?:standard|summer|daylight)\\stime)\\b',
  '(?<![\\p{L}])(?<zone>anywhere on earth|aoe)\\b',
  '(?<![\\p{L}])(?<own>(?:my|our) (?:time(?:\\s?zone)?|zone))\\b',
].map((source) => builtPattern(source, 'giu'))

/** How many words the name of a place has at most, with "time" behind it. */
const longest = 5
const placeNames = builtPattern(`^${word}(?:,?\\s+${word}){0,${longest - 1}}`, 'iu')
const namesBefore = builtPattern(`(?<![\\p{L}])${word}(?:\\s${word}){0,2}(?=[\\s,:(]*$)`, 'iu')
const namedTime = builtPattern(`(?<![\\p{L}])(?<zone>${word}(?:\\s${word}){0,2})\\s+time(?:\\s?zone)?\\b`, 'giu')

/**
 * Finds zones: ids, offsets and names with the word "time" anywhere; the name of a place or an abbreviation only right
 * behind something that was read, since anywhere else it belongs to the title.
 * @param pieces what was found so far: right behind a time a place is a zone.
 */
export function findZones(page: Page, pieces: Found[], options: WhenOptions): FoundZone[] {
  const found = sure.flatMap((pattern) =>
    findOn(page, pattern, ({ groups }) => {
      const reading = groups?.own
        ? { options: [ownZone(options)] }
        : zoneReadings(readZone(groups?.zone ?? '', options.zone), options)
      return reading && { kind: 'zone' as const, zone: reading }
    }),
  )
  const behind = (end: number) => pieces.some((piece) => piece.kind === 'time' && piece.to === end)
  for (const [count, gap] of gapsBehind(page).entries()) {
    const zone = readBehind(page, { at: gap, afterTime: behind(gap), guessed: count < mostGuesses }, options)
    if (zone) found.push(zone)
  }
  found.push(...findNamedTime(page, options))
  if (found.length > 0) return found
  const alone = findAlone(page, options)
  return alone.length > 0 ? alone : findBefore(page, pieces, options)
}

/** A slip of the finger is looked for among all cities, so only in so many places. */
const mostGuesses = 10

/** Where a zone may stand; `guessed`: also one with a slip of the finger. */
type Place = { at: number; afterTime: boolean; guessed: boolean }

/** Where something that was read ends and words follow. */
function gapsBehind(page: Page): number[] {
  return [...page.rest.matchAll(/(?<=\uE000)(?!\uE000)/g)].map((match) => match.index)
}

function readBehind(page: Page, place: Place, options: WhenOptions): FoundZone | null {
  const rest = page.rest.slice(place.at)
  const opening = /^\s*[,(|\u00b7/\u2013-]?\s*(?:in\s+|at\s+|by\s+|@\s*)?/i.exec(rest)?.[0] ?? ''
  const names = placeNames.exec(rest.slice(opening.length))?.[0]
  if (!names) return null
  const ends = [...names.matchAll(/(?=,?\s|$)/g)].map((match) => match.index).filter((end) => end > 0)
  for (const end of ends.reverse()) {
    const name = names.slice(0, end)
    if (name === 'us' || (/^r[e\u00e9]uni[o\u00f3\u00e3]n?$/iu.test(name) && place.afterTime)) continue
    if (small.has(name.toLowerCase()) && !(name === 'AT' && place.afterTime)) continue
    // "UTC3" and "UTC+25" are no UTC.
    if (/^(?:utc|gmt)$/i.test(name) && /^\s?[+\u2212-]?\d/.test(rest.slice(opening.length + end))) continue
    const reading = readPlace(
      name.replace(/\.$/, ''),
      { ...place, followed: followedByWords(page, place.at + opening.length + end) },
      options,
    )
    if (reading.kind === 'unknown') continue
    const suffix = /^\s+(?:time\s?zone|zone)\b/i.exec(rest.slice(opening.length + end))?.[0] ?? ''
    const to = place.at + opening.length + end + suffix.length
    const second = place.afterTime ? secondZone(page, { name, to }, options) : null
    const first = zoneReadings(reading, options)
    if (second && first) return take(page, { from: place.at, to: second.to, name }, eitherZone(first, second.zone))
    const ends = name.length > 3 && name.endsWith('.')
    const doubtful =
      !ends && isTitleOrCity(reading, { ...place, opening, to, small: /^\p{Ll}/u.test(name) }, { page, options })
    // What may belong to the title stays in it, until the zone is chosen.
    const takes = doubtful ? page.rest.slice(place.at, to).trim() : undefined
    const zone = zoneReadings(reading, options, takes)
    return take(page, { from: place.at, to: doubtful ? place.at : to, name }, zone)
  }
  const first = names.split(/,?\s/)[0] ?? ''
  const slip = place.afterTime && place.guessed ? zoneReadings(guessZone(first), options, first) : null
  const to = place.at + opening.length + first.length
  return slip && take(page, { from: place.at, to: followedByWords(page, to) ? place.at : to, name: first }, slip)
}

/** Right behind a time also the regions that are no places: "3pm Pacific". */
function readPlace(name: string, place: { afterTime: boolean; followed: boolean }, options: WhenOptions): ZoneReading {
  const reading = readZone(name, options.zone)
  if (reading.kind !== 'unknown' || !place.afterTime || place.followed) return reading
  return readRegion(name) ?? reading
}

function take(
  page: Page,
  piece: { from: number; to: number; name: string },
  zone: Readings<ZoneOption> | null,
): FoundZone | null {
  if (!zone) return null
  blotOut(page, piece)
  return { kind: 'zone', from: piece.from, to: piece.to, words: piece.name, zone }
}

/** "NYC 9:00 Thursday": a place that stands alone before or between what was read, where nothing else could be the title. */
function findAlone(page: Page, options: WhenOptions): FoundZone[] {
  if (!page.rest.includes('\uE000')) return []
  for (const { text, from } of leftovers(page)) {
    const name = text.replace(/^[\s,;:()|/\u2013-]+|(?<![\s,;:()|/\u2013-])[\s,;:()|/\u2013-]+$/g, '')
    if (name === '' || name.length > 40 || small.has(name.toLowerCase()) || !/^\p{Lu}/u.test(name)) continue
    const reading = readZone(name, options.zone)
    if (reading.kind !== 'zone' || reading.common || !reading.place) continue
    const at = from + text.indexOf(name)
    const zone = zoneReadings(reading, options)
    return zone ? [take(page, { from: at, to: at + name.length, name }, zone)].flatMap((piece) => piece ?? []) : []
  }
  return []
}

/** "Nairobi 15:00", "Workshop Nairobi 15:00": a place right before a time is asked about. */
function findBefore(page: Page, pieces: Found[], options: WhenOptions): FoundZone[] {
  for (const piece of pieces) {
    const before = page.rest.slice(0, piece.from)
    const names = namesBefore.exec(before)?.[0]
    const words = names?.split(' ') ?? []
    for (const name of words.map((_, at) => words.slice(at).join(' '))) {
      const reading = small.has(name.toLowerCase()) || name === 'us' ? null : readZone(name, options.zone)
      if (
        !reading ||
        reading.kind === 'unknown' ||
        (reading.kind === 'zone' && (reading.common || reading.zone === options.zone))
      )
        continue
      const zone = zoneReadings(reading, options, name)
      return zone ? [{ kind: 'zone', from: piece.from, to: piece.from, words: name, zone }] : []
    }
  }
  return []
}

/** "Geneva time", wherever it stands. */
function findNamedTime(page: Page, options: WhenOptions): FoundZone[] {
  return findOn(page, namedTime, ({ groups }) => {
    const reading = zoneReadings(readZone(`${groups?.zone} time`, options.zone), options)
    return reading && { kind: 'zone' as const, zone: reading }
  })
}
