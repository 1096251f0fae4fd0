import { builtPattern } from '#built-pattern.ts'
import type { WhenOptions, ZoneOption } from '../../when.ts'
import { readZone } from '../../zone.ts'
import { readRegion } from '../../zones/regions.ts'
import { type FoundZone, findOn, type Page } from '../found.ts'

const name = "\\p{Lu}[\\p{L}.'\u2019-]{1,30}(?:\\s\\p{Lu}[\\p{L}.'\u2019-]{1,30}){0,3}"
const offsetThenNames = builtPattern(
  `\\((?:UTC|GMT)(?:\\s?(?<sign>[+\\u2212-])(?<hours>\\d\\d):?(?<minutes>[0-5]\\d))?\\)\\s{1,2}(?<names>${name}(?:,\\s${name}){0,9})(?<region>\\s\\(US & Canada\\))?`,
  'gu',
)

/**
 * Finds zones as Windows, Outlook and Teams write them: "(UTC+01:00) Amsterdam, Berlin, Bern, Rome". The cities say which
 * zone it is; the offset is the one of winter, all year round.
 */
export function findNamedOffsets(page: Page, { now, zone: own }: WhenOptions): FoundZone[] {
  const found = findOn(page, offsetThenNames, ({ groups, 0: all }) => {
    const { sign, hours = '0', minutes = '0', names = '' } = groups ?? {}
    const offset = (sign === undefined || sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
    const lists = names.split(', ')
    for (const [at, one] of lists.entries()) {
      const words = one.split(' ')
      const last = at === lists.length - 1
      for (let count = words.length; count > 0 && (count === words.length || last); count--) {
        const zone = zoneOf(words.slice(0, count).join(' '), offset, { now, own })
        if (zone) return { kind: 'zone' as const, zone: { options: [zone] }, length: all.length }
      }
    }
    return null
  })
  return found.map(({ length: _, ...piece }) => piece)
}

function zoneOf(words: string, offset: number, { now, own }: { now: string; own: string }): ZoneOption | null {
  const region = /^(?:Eastern|Central|Mountain|Pacific)(?: Time)?$/.test(words)
    ? readRegion(words.replace(' Time', ''))
    : null
  const reading = region ?? readZone(words, own)
  const options = reading.kind === 'zone' ? [reading] : reading.kind === 'ask' ? reading.choices : []
  const fitting = options.find(({ zone }) => standardOffset(zone, now) === offset)
  if (fitting) return { zone: fitting.zone, said: fitting.said }
  if (/^Coordinated Universal Time$/.test(words) && offset === 0) return { zone: 'UTC', said: 'UTC' }
  return /^West Central Africa$/.test(words) && offset === 60 ? { zone: 'Africa/Lagos', said: 'Lagos' } : null
}

/** The offset of a zone in winter, in minutes: the smaller one of January and July. */
function standardOffset(zone: string, now: string): number {
  const year = now.slice(0, 4)
  const offsets = ['01', '07'].map(
    (month) => Temporal.Instant.from(`${year}-${month}-15T12:00:00Z`).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9,
  )
  return Math.min(...offsets)
}
