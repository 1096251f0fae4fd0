import type { Said, WhenOptions, ZoneOption } from '../../when.ts'
import { guessZone, readZone, type ZoneReading } from '../../zone.ts'
import { zoneLabel } from '../../zone-label.ts'
import { isRegion } from '../../zones/places.ts'
import { readRegion } from '../../zones/regions.ts'
import { blotOut, type Found, type FoundZone, findOn, type Page } from '../found.ts'

const sure = [
  '(?<![\\p{L}\\d/])(?<zone>(?:utc|gmt)\\s?[+\\u2212\\u2013-]\\s?\\d{1,2}(?::?\\d{2})?)(?![.,]?\\d)',
  // Behind a time as ISO 8601 writes it.
  '(?<=\\uE000\\s?)(?<zone>[+\\u2212-]\\d{2}:?\\d{2})(?![\\d:.])',
  '(?<![\\p{L}\\d/])(?<zone>[a-z_]{2,}(?:/[a-z0-9_+-]{2,}){1,2})',
  '(?<![\\p{L}])(?<zone>[\\p{L}.]+(?:\\s[\\p{L}.]+){0,4}\\s(?:standard|summer|daylight)\\stime)\\b',
  '(?<![\\p{L}])(?<zone>anywhere on earth|aoe)\\b',
  '(?<![\\p{L}])(?<own>(?:my|our) (?:time(?:\\s?zone)?|zone))\\b',
]

/** Words that begin no name of a place. */
const small = new Set('a about an and as at by for from in is of on or our the this to with'.split(' '))
const word = "[\\p{L}][\\p{L}\\p{M}.'’-]*"
/** How many words the name of a place has at most, with "time" behind it. */
const longest = 5

/**
 * Finds zones: ids, offsets and names with the word "time" anywhere; the name of a place or an abbreviation only right
 * behind something that was read, since anywhere else it belongs to the title.
 * @param pieces what was found so far: right behind a time a place is a zone.
 */
export function findZones(page: Page, pieces: Found[], options: WhenOptions): FoundZone[] {
  const found = sure.flatMap((pattern) =>
    findOn(page, pattern, ({ groups }) => {
      const said = groups?.own
        ? { options: [ownZone(options)] }
        : saidZone(readZone(groups?.zone ?? '', options.zone), options)
      return said && { kind: 'zone' as const, zone: said }
    }),
  )
  const behind = (end: number) => pieces.some((piece) => piece.kind === 'time' && piece.to === end)
  for (const gap of gapsBehind(page)) {
    const zone = readBehind(page, { at: gap, afterTime: behind(gap) }, options)
    if (zone) found.push(zone)
  }
  found.push(...findNamedTime(page, options))
  return found.length > 0 ? found : findBefore(page, pieces, options)
}

/** Where something that was read ends and words follow. */
function gapsBehind(page: Page): number[] {
  return [...page.rest.matchAll(/(?<=\uE000)(?!\uE000)/g)].map((match) => match.index)
}

function readBehind(page: Page, place: { at: number; afterTime: boolean }, options: WhenOptions): FoundZone | null {
  const rest = page.rest.slice(place.at)
  const opening = /^\s*[,(]?\s*(?:in\s+|at\s+|@\s*)?/i.exec(rest)?.[0] ?? ''
  const names = new RegExp(`^${word}(?:,?\\s+${word}){0,${longest - 1}}`, 'iu').exec(rest.slice(opening.length))?.[0]
  if (!names) return null
  const ends = [...names.matchAll(/(?=,?\s|$)/g)].map((match) => match.index).filter((end) => end > 0)
  for (const end of ends.reverse()) {
    const name = names.slice(0, end)
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
    const first = saidZone(reading, options)
    if (second && first) return take(page, { from: place.at, to: second.to, name }, eitherZone(first, second.zone))
    const doubtful = isDoubtful(reading, { ...place, opening, to }, { page, options })
    // What may belong to the title stays in it, until the zone is chosen.
    const takes = doubtful ? page.rest.slice(place.at, to).trim() : undefined
    const zone = saidZone(reading, options, takes)
    return take(page, { from: place.at, to: doubtful ? place.at : to, name }, zone)
  }
  const first = names.split(/,?\s/)[0] ?? ''
  const slip = place.afterTime ? saidZone(guessZone(first), options, first) : null
  const to = place.at + opening.length + first.length
  return slip && take(page, { from: place.at, to: followedByWords(page, to) ? place.at : to, name: first }, slip)
}

/**
 * Whether words that name a zone may be meant otherwise: "15:00 reading", "15:00 Nice results", "15:00 Nairobi Case
 * studies". Where the speaker's own clock shows the same, it does not matter.
 */
function isDoubtful(
  reading: ZoneReading,
  place: { afterTime: boolean; opening: string; to: number },
  { page, options }: { page: Page; options: WhenOptions },
): boolean {
  const { afterTime, opening, to } = place
  const behind = page.rest.slice(to)
  const followed = followedByWords(page, to)
  const common = reading.kind === 'zone' && reading.common === true
  if (!followed) return common && opening.trim() === ''
  const own = reading.kind === 'zone' && reading.zone === options.zone
  const directly = reading.kind === 'zone' && reading.place && !own && /^\s+\p{L}/u.test(behind)
  return !afterTime || reading.kind === 'ask' || common || directly || isPartOfName(behind)
}

/** Right behind a time also the regions that are no places: "3pm Pacific". */
function readPlace(name: string, place: { afterTime: boolean; followed: boolean }, options: WhenOptions): ZoneReading {
  const reading = readZone(name, options.zone)
  if (reading.kind !== 'unknown' || !place.afterTime || place.followed) return reading
  return readRegion(name) ?? reading
}

/** "Paris Agreement" is no place, nor is the Paris of "Paris, Texas" the one in France. */
function isPartOfName(behind: string): boolean {
  if (namesOfPlaces.test(behind)) return true
  const region = new RegExp(`^,\\s*(${word}(?:\\s${word})?)`, 'iu').exec(behind)?.[1]
  return region !== undefined && [region, region.split(' ')[0] ?? ''].some(isRegion)
}

const namesOfPlaces =
  /^\s+(?:Accords?|Agreement|Appeal|Charter|Club|Conference|Congress|Consensus|Conventions?|Declaration|Expo|Forum|Framework|Pact|Plan|Principles|Process|Protocol|Summit|Treaty)\b/i

/**
 * A second zone right behind the first: "London/Geneva", "Geneva and London", "CEST Geneva". Without a word between
 * them, one of the two has to be an abbreviation: "Geneva Nairobi" may be anything.
 */
function secondZone(
  page: Page,
  first: { name: string; to: number },
  options: WhenOptions,
): { zone: Said<ZoneOption>; to: number } | null {
  const rest = page.rest.slice(first.to)
  const joined = /^\s*(?:\/|&|and\b|or\b)\s*/i.exec(rest)?.[0]
  const beside = joined ?? /^\s*[,(]?\s*/.exec(rest)?.[0] ?? ''
  const names = new RegExp(`^${word}(?:\\s${word}){0,2}`, 'iu').exec(rest.slice(beside.length))?.[0] ?? ''
  const words = names.split(' ')
  for (const name of words.map((_, at) => words.slice(0, words.length - at).join(' '))) {
    const short = [first.name, name].some((one) => /^[A-Z]{2,5}$/.test(one))
    if (name === '' || small.has(name.toLowerCase()) || (joined === undefined && !short)) continue
    const reading = readZone(name, options.zone)
    const zone = reading.kind === 'zone' && reading.common ? null : saidZone(reading, options)
    const closing = /^\s*\)/.exec(rest.slice(beside.length + name.length))?.[0] ?? ''
    if (zone) return { zone, to: first.to + beside.length + name.length + closing.length }
  }
  return null
}

/** Two names of one zone are one; two zones are asked about. "GMT/UTC" is UTC, whatever clocks in London show. */
function eitherZone(first: Said<ZoneOption>, second: Said<ZoneOption>): Said<ZoneOption> {
  const both = first.options.filter(({ zone }) => second.options.some((option) => option.zone === zone))
  if (both.length === 1 && first.options.length > 1) return { options: both }
  const [one, other] = [first.options[0], second.options[0]]
  const same = one && other && first.options.length + second.options.length === 2 && one.zone === other.zone
  if (!same) return { options: [...first.options, ...second.options] }
  const season = [one.season, other.season].find((half) => half?.regional === one.zone)
  return { options: [{ zone: one.zone, said: other.said, ...(season ? { season } : {}) }] }
}

function take(
  page: Page,
  piece: { from: number; to: number; name: string },
  zone: Said<ZoneOption> | null,
): FoundZone | null {
  if (!zone) return null
  blotOut(page, piece)
  return { kind: 'zone', from: piece.from, to: piece.to, words: piece.name, zone }
}

/** Whether words of a title follow, so that the place may be one of them: "15:00 Nice work". */
function followedByWords(page: Page, at: number): boolean {
  return new RegExp(
    `^[\\s,:;)\u2013-]*(?!(?:and|for|on|at|from|to|or|with|via|about|until|till|every|each|then)\\b)${word}`,
    'iu',
  ).test(page.rest.slice(at))
}

/** "Nairobi 15:00", "Workshop Nairobi 15:00": a place right before a time is asked about. */
function findBefore(page: Page, pieces: Found[], options: WhenOptions): FoundZone[] {
  for (const piece of pieces) {
    const before = page.rest.slice(0, piece.from)
    const names = new RegExp(`(?<![\\p{L}])${word}(?:\\s${word}){0,2}(?=[\\s,:(]*$)`, 'iu').exec(before)?.[0]
    const words = names?.split(' ') ?? []
    for (const name of words.map((_, at) => words.slice(at).join(' '))) {
      const reading = small.has(name.toLowerCase()) ? null : readZone(name, options.zone)
      if (
        !reading ||
        reading.kind === 'unknown' ||
        (reading.kind === 'zone' && (reading.common || reading.zone === options.zone))
      )
        continue
      const zone = saidZone(reading, options, name)
      return zone ? [{ kind: 'zone', from: piece.from, to: piece.from, words: name, zone }] : []
    }
  }
  return []
}

/** "Geneva time", wherever it stands. */
function findNamedTime(page: Page, options: WhenOptions): FoundZone[] {
  return findOn(page, `(?<![\\p{L}])(?<zone>${word}(?:\\s${word}){0,2})\\s+time(?:\\s?zone)?\\b`, ({ groups }) => {
    const said = saidZone(readZone(`${groups?.zone} time`, options.zone), options)
    return said && { kind: 'zone' as const, zone: said }
  })
}

/** @param takes the words, where they may be something else: the speaker's own zone is one of the choices then. */
function saidZone(reading: ZoneReading, options: WhenOptions, takes?: string): Said<ZoneOption> | null {
  if (reading.kind === 'unknown') return null
  const own = ownZone(options)
  const mine = { ...own, label: `${own.said} (your zone)` }
  const chosen = takes === undefined ? {} : { takes }
  if (reading.kind === 'zone') {
    const { zone, said } = reading
    // Who says CET names no place: their own is as good as the zone's.
    const option = reading.season
      ? { zone, said: zone === own.zone ? own.said : said, season: reading.season }
      : { zone, said }
    if (takes === undefined || zone === own.zone) return { options: [option] }
    return { options: [{ ...option, ...chosen }, mine], ask: askWhich(said) }
  }
  const choices = reading.choices.map((choice) => ({ ...choice, ...chosen }))
  const doubtful = takes !== undefined && !choices.some((choice) => choice.zone === own.zone)
  return { options: doubtful ? [...choices, mine] : choices, ask: askWhich(reading.said) }
}

function ownZone(options: WhenOptions): ZoneOption {
  return { zone: options.zone, said: options.said ?? zoneLabel(options.zone) }
}

function askWhich(said: string): { about: 'zone'; question: string } {
  return { about: 'zone', question: `Which time zone do you mean by "${said}"?` }
}
