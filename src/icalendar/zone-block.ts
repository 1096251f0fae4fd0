import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library'
import { epochOf } from '#time/instant.ts'
import { changesOf, type OffsetChange } from './zone-changes.ts'

const known = new Set(tzlib_get_timezones())
const blocks = new Map<string, string>()
const stretches = new Map<string, Stretch[]>()
/** Of each zone, the one that was asked for last: meetings lie near one another. */
const latest = new Map<string, Stretch>()

/** The VTIMEZONE of a zone under its own id, with its line ends; the library names it after what it holds to be canonical. */
export function zoneBlock(zone: string): string {
  const written = blocks.get(zone)
  if (written !== undefined) return written
  const block = [tzlib_get_ical_block(zone)].flat()[0] ?? ''
  const own = block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, name: string) => `${name}:${zone}`)
  const text = `${own.trim().replace(/\r?\n/g, '\r\n')}\r\n`
  blocks.set(zone, text)
  return text
}

/**
 * Whether a calendar that follows the zone's VTIMEZONE gets this moment right. The blocks hold one rule for ever, so they
 * are wrong before a country changed its rules (Mexico until 2022) and, where no rule fits, in some years to come. Of a
 * wall time that a clock change repeats, some calendars take the first and some the second.
 */
export function followsBlock(zone: string, at: Temporal.Instant): boolean {
  const moment = at.epochMilliseconds
  const isIn = ({ from, to }: Stretch) => from <= moment && moment < to
  const last = latest.get(zone)
  if (last !== undefined && isIn(last)) return true
  const stretch = stretchesIn(zone, at.toZonedDateTimeISO('UTC').year).find(isIn)
  if (stretch === undefined) return false
  latest.set(zone, stretch)
  return true
}

function stretchesIn(zone: string, year: number): Stretch[] {
  const key = `${zone} ${year}`
  const right = stretches.get(key) ?? (known.has(zone) ? stretchesOf(zone, year) : [])
  stretches.set(key, right)
  return right
}

/** A time in which clocks keep their distance from UTC, by the zone's rules and by its VTIMEZONE alike. Epoch milliseconds. */
type Stretch = { from: number; to: number }

/** The stretches of a year of UTC. */
function stretchesOf(zone: string, year: number): Stretch[] {
  // The blocks begin in 1970.
  if (year < 1971) return []
  const start = epochOf(`${year}-01-01T00:00:00Z`)
  const within = { from: start - margin, to: start + 366 * margin + margin }
  const actual = trueChanges(zone, within)
  const block = changesOf(zoneBlock(zone), within)
  const bounds = [...new Set([...actual, ...block].map(({ at }) => at))].toSorted((a, b) => a - b)
  return bounds.flatMap((bound, index): Stretch[] => {
    if (offsetAt(actual, bound) !== offsetAt(block, bound)) return []
    const next = bounds[index + 1] ?? within.to
    // Clocks that are set back, at either end, repeat the wall times around it.
    const from = bound + setBack(actual, bound)
    const to = next - Math.max(setBack(actual, next), setBack(block, next))
    return from < to ? [{ from, to }] : []
  })
}

/** A change of clocks at midnight of New Year's Day belongs to both years. Milliseconds. */
const margin = 86_400_000

function trueChanges(zone: string, { from, to }: { from: number; to: number }): OffsetChange[] {
  const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  const changes: OffsetChange[] = [{ at: from, offset: first.offsetNanoseconds / 1e6 }]
  for (let next = first.getTimeZoneTransition('next'); next; next = next.getTimeZoneTransition('next')) {
    if (next.epochMilliseconds >= to) break
    changes.push({ at: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 })
  }
  return changes
}

function offsetAt(changes: readonly OffsetChange[], at: number): number {
  return changes.findLast((change) => change.at <= at)?.offset ?? Number.NaN
}

/** By how much clocks are set back at this moment; 0 where they are not. */
function setBack(changes: readonly OffsetChange[], at: number): number {
  const index = changes.findIndex((change) => change.at === at)
  const [before, after] = [changes[index - 1], changes[index]]
  return before && after ? Math.max(0, before.offset - after.offset) : 0
}
