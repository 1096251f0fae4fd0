import type { Hours } from '../quiet-hours.ts'
import type { ClockTime } from '../wall-time.ts'

/** When people usually meet: hours of their own clock, on their own workdays (ISO weekdays, Monday 1). */
export type UsualHours = Hours & { workdays: readonly number[] }

/** Where nobody has said otherwise. */
export const usualHours: UsualHours = { from: '09:00', to: '18:00', workdays: [1, 2, 3, 4, 5] }

const minutesOfDay = 1440
const minutesOfWeek = 7 * minutesOfDay

/** What an hour at night costs beside its distance: as much as being four hours away from usual hours. */
const nightHour = 16

/** How much it hurts to meet, by when in the local week it begins. */
export type Pain = (minuteOfWeek: number, minutes: number) => number

/**
 * How much a meeting hurts somebody with these usual hours. Each hour of it counts with the square of its distance from
 * them (in hours), so that one hour at three in the night is worse than three at eight in the evening; an hour at night
 * costs more on top; an hour of a free day is as far away as can be. Within usual hours nothing hurts.
 * @returns a function of the local minute of the week (from Monday 00:00) and the length in minutes.
 */
export function painOf(usual: UsualHours, night: Hours): Pain {
  const key = [usual.from, usual.to, usual.workdays, night.from, night.to].join(' ')
  const known = latest.get(key) ?? summedUp(usual, night)
  // Those used last stand last.
  latest.delete(key)
  latest.set(key, known)
  const [oldest] = latest.keys()
  if (latest.size > mostKept && oldest !== undefined) latest.delete(oldest)
  return known
}

/** A sum for each minute of two weeks is dear, 160 kB, and asked for once for every session that a group had. */
const mostKept = 32
const latest = new Map<string, Pain>()

function summedUp(usual: UsualHours, night: Hours): Pain {
  const from = minutesOf(usual.from)
  const length = (minutesOf(usual.to) - from + minutesOfDay) % minutesOfDay || minutesOfDay
  const furthest = (minutesOfDay - length) / 2
  const nightFrom = minutesOf(night.from)
  const nightLength = (minutesOf(night.to) - nightFrom + minutesOfDay) % minutesOfDay
  const sums = new Float64Array(2 * minutesOfWeek + 1)
  for (let minute = 0; minute < 2 * minutesOfWeek; minute++) {
    const weekday = 1 + (Math.floor(minute / minutesOfDay) % 7)
    const sinceFrom = ((minute % minutesOfDay) - from + minutesOfDay) % minutesOfDay
    // From the middle of the minute.
    const outside = sinceFrom < length ? 0 : Math.min(sinceFrom - length, minutesOfDay - 1 - sinceFrom) + 0.5
    const distance = usual.workdays.includes(weekday) ? outside : furthest
    const dark = (minute - nightFrom + minutesOfDay) % minutesOfDay < nightLength
    const atNight = distance > 0 && dark ? nightHour : 0
    sums[minute + 1] = (sums[minute] ?? 0) + ((distance / 60) ** 2 + atNight) / 60
  }
  return (minuteOfWeek, minutes) => {
    const start = ((minuteOfWeek % minutesOfWeek) + minutesOfWeek) % minutesOfWeek
    const end = Math.min(start + minutes, sums.length - 1)
    return (sums[end] ?? 0) - (sums[start] ?? 0)
  }
}

/** Whether any of a meeting is within some hours. @param minute of the local day or week at which it begins. */
export function touches(hours: Hours, minute: number, length: number): boolean {
  const from = minutesOf(hours.from)
  const hoursLength = (minutesOf(hours.to) - from + minutesOfDay) % minutesOfDay
  const sinceFrom = (((minute - from) % minutesOfDay) + minutesOfDay) % minutesOfDay
  return hoursLength > 0 && (sinceFrom < hoursLength || sinceFrom + length > minutesOfDay)
}

function minutesOf(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
