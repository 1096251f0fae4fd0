import { epochOf, type Instant, instantText, millisecondsOf } from '../instant.ts'
import type { Hours, Period } from '../quiet-hours.ts'
import { type WallTime, wallTimeAt } from '../wall-time.ts'
import { type Alike, type Attendee, alike, averageDebt, type Fairness, minuteOfWeek } from './attendees.ts'
import { busyCounts, isBusy } from './busy.ts'
import { beyondHalf } from './half-of-nights.ts'
import { touches } from './pain.ts'

/** A time to meet, and what it means for each zone. */
export type FairTime = {
  instant: Instant
  /** Those who have something else then. */
  conflicts: string[]
  /** By zone, the earliest clock first. `pain` is that of one of them, see `painOf`. */
  zones: ZonePain[]
}
type ZonePain = { zone: string; people: number; wall: WallTime; pain: number; night: boolean }

/** Two suggestions that are closer than this are hardly two. */
const apart = 2 * 60 * 60_000

/**
 * The fairest of some times, best first: the fewest people who have something else; then those that bring no zone beyond
 * half of all nights, where `nights` are known; then the smallest sum of (what each
 * carries already + what this costs them) squared, which spares those who have carried most; then the fewest public
 * holidays; then the least for the one it is worst for; then the rounder and the earlier. Suggestions are at least two hours apart.
 * @param starts when it could begin, epoch milliseconds or instants.
 */
export function fairTimes(starts: readonly Instant[], fairness: Fairness, count = 3): FairTime[] {
  const chosen: number[] = []
  const { ranked, timeAt } = rankedStarts(starts, fairness)
  for (const { start } of ranked) {
    if (chosen.length === count) break
    if (chosen.every((other) => Math.abs(other - start) >= apart)) chosen.push(start)
  }
  return chosen.map(timeAt)
}

/** The attendees with what a meeting costs them added to what they carry: kept per group, for the next one. */
export function carrying(instant: Instant, fairness: Fairness): Attendee[] {
  const start = epochOf(instant)
  const minutes = millisecondsOf(fairness.lasts) / 60_000
  const average = averageDebt(fairness.attendees)
  return alike(fairness, { start, end: start + minutes * 60_000 }).flatMap((group) => {
    const pain = group.pain(minuteOfWeek(group, start), minutes)
    return group.people.map((one) => ({ ...one, debt: (one.debt ?? average) + pain }))
  })
}

/** What a time means for those who are to meet. */
export function fairTime(instant: Instant, fairness: Fairness): FairTime {
  const start = epochOf(instant)
  const period = { start, end: start + millisecondsOf(fairness.lasts) }
  return timeOf(period, alike(fairness, period), fairness)
}

function timeOf(period: Period, groups: readonly Alike[], { attendees, night }: Fairness): FairTime {
  const zones = groups.map((group) => zonePain(group, period, night))
  return {
    instant: instantText(period.start),
    conflicts: attendees.filter((one) => isBusy(one, period)).map(({ id }) => id),
    zones: zones.toSorted((one, other) => (one.wall < other.wall ? -1 : 1)),
  }
}

function zonePain(group: Alike, { start, end }: Period, night: Hours): ZonePain {
  const minutes = (end - start) / 60_000
  const minute = minuteOfWeek(group, start)
  const pain = group.pain(minute, minutes)
  return {
    zone: group.zone,
    people: group.people.length,
    wall: wallTimeAt(instantText(start), group.zone),
    pain,
    night: isDark(night, { pain, minute, minutes }),
  }
}

/** Who usually meets at that hour is not kept from sleeping. */
function isDark(night: Hours, { pain, minute, minutes }: { pain: number; minute: number; minutes: number }): boolean {
  return pain > 0 && touches(night, minute, minutes)
}

/** A start with what ranks it; all but `start`, epoch milliseconds, is better when it is less. */
export type Ranked = { start: number; conflicts: number; beyond: number; squares: number; off: number; worst: number }

/** All starts, the fairest first, and what one of them means. */
export function rankedStarts(
  instants: readonly Instant[],
  fairness: Fairness,
): { ranked: Ranked[]; timeAt: (start: number) => FairTime } {
  const { night, nights } = fairness
  const length = millisecondsOf(fairness.lasts)
  const minutes = length / 60_000
  const starts = Float64Array.from(instants, epochOf).sort()
  const range = { start: starts[0] ?? 0, end: (starts.at(-1) ?? 0) + length }
  const groups = alike(fairness, range)
  const busy = busyCounts(fairness.attendees, starts, length)
  const holidays = fairness.attendees.flatMap(({ id, zone, off }) => (off?.length ? [{ id, zone, busy: off }] : []))
  const off = busyCounts(holidays, starts, length)
  const ranked = Array.from(starts, (start, at): Ranked => {
    let squares = 0
    let worst = 0
    const dark = new Set<string>()
    for (const group of groups) {
      const minute = minuteOfWeek(group, start)
      const pain = group.pain(minute, minutes)
      if (nights && isDark(night, { pain, minute, minutes })) dark.add(group.zone)
      squares += group.squares + 2 * pain * group.debt + group.people.length * pain ** 2
      if (pain > worst) worst = pain
    }
    const beyond = nights ? beyondHalf(nights, [...dark]) : 0
    return { start, conflicts: busy[at] ?? 0, beyond, squares, off: off[at] ?? 0, worst }
  })
  const timeAt = (start: number) => timeOf({ start, end: start + length }, groups, fairness)
  return { ranked: ranked.sort(better), timeAt }
}

function better(one: Ranked, other: Ranked): number {
  return (
    one.conflicts - other.conflicts ||
    one.beyond - other.beyond ||
    rounded(one.squares - other.squares) ||
    one.off - other.off ||
    rounded(one.worst - other.worst) ||
    unround(one.start) - unround(other.start) ||
    one.start - other.start
  )
}

/** Sums of fractions that differ by less are equal. */
function rounded(difference: number): number {
  return Math.abs(difference) < 1e-6 ? 0 : difference
}

/** Full hours before half hours before the rest. */
function unround(start: number): number {
  const minutes = (start / 60_000) % 60
  return minutes === 0 ? 0 : minutes === 30 ? 1 : 2
}
