import { builtPattern } from '#built-pattern.ts'
import type { WhenOptions } from '../../when.ts'
import type { ZoneReading } from '../../zone.ts'
import { isRegion } from '../../zones/cities.ts'
import type { Page } from '../found.ts'
import { word } from './city-words.ts'

/**
 * Whether words that name a zone may be meant otherwise: "15:00 reading", "15:00 Nice results", "15:00 Nairobi Case
 * studies". Where the speaker's own clock shows the same, it does not matter.
 */
export function isTitleOrCity(
  reading: ZoneReading,
  place: { afterTime: boolean; opening: string; to: number; small: boolean },
  { page, options }: { page: Page; options: WhenOptions },
): boolean {
  const { afterTime, opening, to } = place
  const behind = page.rest.slice(to)
  const followed = followedByWords(page, to)
  const common = reading.kind === 'zone' && reading.common === true
  if (!followed) return common && (opening.trim() === '' || place.small)
  const own = reading.kind === 'zone' && reading.zone === options.zone
  const directly = reading.kind === 'zone' && reading.place && !own && /^\s+\p{L}/u.test(behind)
  return !afterTime || reading.kind === 'ask' || common || directly || isPartOfName(behind)
}

/** Whether words of a title follow, so that the place may be one of them: "15:00 Nice work". */
export function followedByWords(page: Page, at: number): boolean {
  return titleWords.test(page.rest.slice(at))
}

const titleWords = builtPattern(
  `^[\\s,:;)\u2013-]*(?!(?:and|for|on|at|from|to|or|with|via|about|until|till|every|each|then|not|but|instead|rather|skip|skipping|except|excluding|first|starting|starts|start|beginning|weekly|daily|monthly|please|pls|thanks|ends|ending|x)\\b)${word}`,
  'iu',
)

/** "Paris Agreement" is no place, nor is the Paris of "Paris, Texas" the one in France. */
function isPartOfName(behind: string): boolean {
  if (namesOfPlaces.test(behind)) return true
  const region = behindComma.exec(behind)?.[1]
  return region !== undefined && [region, region.split(' ')[0] ?? ''].some(isRegion)
}

const namesOfPlaces =
  /^\s+(?:Accords?|Agreement|Appeal|Charter|Club|Conference|Congress|Consensus|Conventions?|Declaration|Expo|Forum|Framework|Pact|Plan|Principles|Process|Protocol|Summit|Treaty)\b/i
const behindComma = builtPattern(`^,\\s*(${word}(?:\\s${word})?)`, 'iu')
