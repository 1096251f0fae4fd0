import { plusDays } from '#time/wall-time.ts'

/* Times as texts: a feed has thousands of them, and a text needs no calendar arithmetic within its day. */

/** `2021-05-21T13:00:00Z` as iCalendar writes it, without the zone: `20210521T130000`. */
export function basic(time: string): string {
  return `${basicDay(time)}T${time.slice(11, 13)}${time.slice(14, 16)}${time.slice(17, 19)}`
}

/** The day of a date or a time: `20210521`. */
export function basicDay(time: string): string {
  return time.slice(0, 4) + time.slice(5, 7) + time.slice(8, 10)
}

/** @returns the same kind of text, so many minutes later or earlier. */
export function plusMinutes(time: string, minutes: number): string {
  const minute = minuteOf(time) + minutes
  const days = Math.floor(minute / 1440)
  const day = days === 0 ? time.slice(0, 10) : dayAfter(time, days)
  return `${day}T${clockAt(minute - days * 1440)}${time.slice(16)}`
}

const known = new Map<string, string>()

/** The day so many days after that of a date or a time: `2021-05-21`. */
export function dayAfter(time: string, days: number): string {
  const key = `${time.slice(0, 10)} ${days}`
  const day = known.get(key) ?? plusDays(time.slice(0, 10), days)
  known.set(key, day)
  return day
}

/** Of its day. */
function minuteOf(time: string): number {
  const digit = (at: number) => time.charCodeAt(at) - zero
  return (digit(11) * 10 + digit(12)) * 60 + digit(14) * 10 + digit(15)
}

const zero = '0'.charCodeAt(0)
const clock = Array.from({ length: 1440 }, (_, minute) => {
  const two = (count: number) => String(count).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
})

/** `13:00` */
function clockAt(minute: number): string {
  return clock[minute] ?? ''
}
