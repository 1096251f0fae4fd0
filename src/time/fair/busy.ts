import type { Period } from '../quiet-hours.ts'
import type { Attendee } from './attendees.ts'

export function isBusy({ busy = [] }: Attendee, period: Period): boolean {
  return busy.some((other) => other.start < period.end && period.start < other.end)
}

/** How many have something else at each start. @param starts rising; all in milliseconds. */
export function busyCounts(attendees: readonly Attendee[], starts: Float64Array, length: number): Int32Array {
  const changes = new Int32Array(starts.length + 1)
  for (const { busy = [] } of attendees) {
    for (const { from, to } of joined(busy.map(({ start, end }) => clashing({ start, end }, starts, length)))) {
      changes[from] = (changes[from] ?? 0) + 1
      changes[to] = (changes[to] ?? 0) - 1
    }
  }
  let count = 0
  return changes.map((change) => {
    count += change
    return count
  })
}

type Places = { from: number; to: number }

/** Which starts overlap a period, as places in the list; `to` is not one of them. */
function clashing(period: Period, starts: Float64Array, length: number): Places {
  return { from: firstAfter(starts, period.start - length), to: firstAfter(starts, period.end - 1) }
}

/** Somebody with two things at once has one conflict. */
function joined(places: Places[]): Places[] {
  const all: Places[] = []
  for (const place of places.filter(({ from, to }) => from < to).sort((one, other) => one.from - other.from)) {
    const last = all.at(-1)
    if (last && place.from <= last.to) last.to = Math.max(last.to, place.to)
    else all.push({ ...place })
  }
  return all
}

/** The first place whose start is later. */
function firstAfter(starts: Float64Array, at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}
