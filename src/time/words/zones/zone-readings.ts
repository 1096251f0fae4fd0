import type { Readings } from '../../readings.ts'
import type { WhenOptions, ZoneOption } from '../../when.ts'
import { readZone, type ZoneReading } from '../../zone.ts'
import { zoneLabel } from '../../zone-label.ts'
import { isRegion } from '../../zones/cities.ts'
import { readRegion } from '../../zones/regions.ts'

/** @param takes the words, where they may be something else: the speaker's own zone is one of the choices then. */
export function zoneReadings(reading: ZoneReading, options: WhenOptions, takes?: string): Readings<ZoneOption> | null {
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
    return {
      options: [{ ...option, ...chosen }, mine],
      ask: { about: 'zone', question: `"${said}": the time zone, or words of the title?` },
    }
  }
  const choices = reading.choices.map((choice) => ({ ...choice, ...chosen }))
  const doubtful = takes !== undefined && !choices.some((choice) => choice.zone === own.zone)
  return { options: doubtful ? [...choices, mine] : choices, ask: askWhich(reading.said) }
}

/** The zone that a name is sure to be read as: a place that is no everyday word, an abbreviation, a region with its capital. */
export function readableZone(name: string, options: WhenOptions): ZoneOption | null {
  const region = /^\p{Lu}\p{Ll}+(?:\s\p{L}+)?$/u.test(name) ? readRegion(name) : null
  const reading = region ?? readZone(name, options.zone)
  if (reading.kind === 'ask') {
    const [only, ...more] = reading.choices
    return only && more.length === 0 && /^[A-Z]{2,5}$/.test(name) ? { zone: only.zone, said: only.said } : null
  }
  if (reading.kind !== 'zone' || (reading.common && !(/^\p{Lu}\p{Ll}{5,}$/u.test(name) && isRegion(name)))) return null
  const { zone, said, season } = reading
  return { zone, said, ...(season ? { season } : {}) }
}

export function ownZone(options: WhenOptions): ZoneOption {
  return { zone: options.zone, said: options.said ?? zoneLabel(options.zone) }
}

function askWhich(words: string): { about: 'zone'; question: string } {
  return { about: 'zone', question: `Which time zone do you mean by "${words}"?` }
}

/** Two names of one zone are one; two zones are asked about. "GMT/UTC" is UTC, whatever clocks in London show. */
export function eitherZone(first: Readings<ZoneOption>, second: Readings<ZoneOption>): Readings<ZoneOption> {
  const both = first.options.filter(({ zone }) => second.options.some((option) => option.zone === zone))
  if (both.length === 1 && first.options.length > 1) return { options: both }
  const [one, other] = [first.options[0], second.options[0]]
  const same = one && other && first.options.length + second.options.length === 2 && one.zone === other.zone
  if (!same) return { options: [...first.options, ...second.options] }
  const season = [one.season, other.season].find((half) => half?.regional === one.zone)
  return { options: [{ zone: one.zone, said: other.said, ...(season ? { season } : {}) }] }
}
