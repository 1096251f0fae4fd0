import type { ClockTime } from '../../wall-time.ts'
import { numberOf } from '../calendar-words.ts'

/** What a time may be written like, before it is looked at closely. */
export const meridiemPattern = '(?:[ap]\\.?m\\b\\.?)'
export const clockPattern = `(?:\\d{1,2}[:.h]\\d{2}|\\d{4}|\\d{1,2}h?)(?:\\s*${meridiemPattern})?|(?:12\\s+)?(?:noon|midday|midnight)`

/** The minutes of a day that a time may mean; `plain` = a bare number, a time only where its neighbours say so. */
export type ClockReading = { options: number[]; plain: boolean; meridiem?: 'a' | 'p'; hour12?: number }

/**
 * Reads one time: 15:00, 1500, 15h, 3pm, noon; 3:00 and 3 have two readings. From 8:00 on, and with a leading zero, a
 * time without am or pm is on the 24-hour clock.
 * @returns null for 25:00.
 */
export function readClock(text: string): ClockReading | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^12\s+(?=noon|mid)/, '')
  if (words === 'noon' || words === 'midday') return { options: [720], plain: false }
  if (words === 'midnight') return { options: [0, 1440], plain: false }
  if (/^24(?:[:.h]?00|h)$/.test(words)) return { options: [1440], plain: false }
  const match = /^(\d{1,2}?)(?:([:.h]?)(\d{2}))?(h?)\s*(?:([ap])\.?m\.?)?$/.exec(words)
  if (!match) return null
  const [, digits = '', mark = '', minutes, h, meridiem] = match
  const hour = Number(digits)
  const minute = Number(minutes ?? 0)
  if (hour > 23 || minute > 59) return null
  if (meridiem === 'a' || meridiem === 'p') return withMeridiem(hour, minute, meridiem)
  const clock24 = hour >= 13 || hour === 0 || digits.startsWith('0') || (minutes !== undefined && mark === '')
  const plain = minutes === undefined && h === ''
  if (clock24 || h === 'h' || mark === 'h' || (!plain && hour >= 8)) return { options: [hour * 60 + minute], plain }
  return {
    options: [(hour % 12) * 60 + minute, (hour % 12) * 60 + minute + 720],
    plain,
    hour12: (hour % 12) * 60 + minute,
  }
}

function withMeridiem(hour: number, minute: number, meridiem: 'a' | 'p'): ClockReading | null {
  if (hour === 0 && meridiem === 'p') return null
  if (hour > 12) return meridiem === 'p' ? { options: [hour * 60 + minute], plain: false } : null
  // 12 am is midnight to some and noon to others.
  if (hour === 12 && meridiem === 'a') return { options: [minute, 720 + minute], plain: false }
  const minutes = (hour % 12) * 60 + minute + (meridiem === 'p' ? 720 : 0)
  return { options: [minutes], plain: false, meridiem, hour12: (hour % 12) * 60 + minute }
}

/** "half past three", "quarter to 4", "ten past three": the two readings, or null for "90 past three". */
export function readQuarter(groups: Record<string, string | undefined>): number[] | null {
  const hour = numberOf(groups.hour ?? '')
  const minutes = groups.minutes ? numberOf(groups.minutes) : groups.part?.toLowerCase() === 'half' ? 30 : 15
  if (hour > 12 || hour === 0 || minutes > 45) return null
  const time = (hour % 12) * 60 + (/^(?:past|after)$/i.test(groups.way ?? '') ? minutes : -minutes)
  return [(time + 1440) % 1440, (time + 720) % 1440].sort((a, b) => a - b)
}

/** Which of two readings "in the afternoon" chooses; all of them where it chooses none. */
export function inPart(times: readonly ClockTime[], part: string): ClockTime[] {
  const [from, to] = parts[part] ?? ['00:00', '24:00']
  const fitting = times.filter((time) => time >= from && time < to)
  return fitting.length > 0 ? fitting : [...times]
}

const parts: Record<string, [ClockTime, ClockTime]> = {
  morning: ['01:00', '12:00'],
  afternoon: ['12:00', '18:30'],
  evening: ['16:00', '24:00'],
  night: ['18:00', '24:00'],
}

/** "from 9 to 16": every pair of start and end that makes sense, up to twelve hours, over midnight only in the night. */
export function pairsOf(start: ClockReading, end: ClockReading): { start: number; end: number }[] {
  const starts = agreeing(start, end)
  const pairs = starts.flatMap((from) => end.options.map((to) => ({ start: from, end: to })))
  const sameDay = pairs.filter((pair) => pair.end > pair.start && pair.end - pair.start <= 720 && pair.start < 1440)
  if (sameDay.length > 0) return sameDay
  return pairs
    .filter((pair) => pair.start >= 18 * 60 && pair.end <= 6 * 60)
    .map((pair) => ({ start: pair.start, end: pair.end + 1440 }))
}

/** In "3 to 5pm" the 3 is in the afternoon too; in "11 to 1pm" it is not. */
function agreeing(start: ClockReading, end: ClockReading): number[] {
  if (start.hour12 === undefined || start.meridiem !== undefined) return start.options
  if (end.meridiem !== 'p' || end.hour12 === undefined) return start.options
  return [start.hour12 < end.hour12 ? start.hour12 + 720 : start.hour12]
}

/** @param minutes of a day; 1440 is midnight again. */
export function clockText(minutes: number): ClockTime {
  const inDay = minutes % 1440
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}
