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
  const minute = Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16)) + minutes
  const days = Math.floor(minute / 1440)
  const rest = minute - days * 1440
  const day =
    days === 0 ? time.slice(0, 10) : days === 1 ? dayAfter(time.slice(0, 10)) : plusDays(time.slice(0, 10), days)
  return `${day}T${twoDigits(Math.floor(rest / 60))}:${twoDigits(rest % 60)}${time.slice(16)}`
}

const daysAfter = new Map<string, string>()

/** The next day of the calendar. */
export function dayAfter(date: string): string {
  const known = daysAfter.get(date) ?? plusDays(date, 1)
  daysAfter.set(date, known)
  return known
}

function twoDigits(count: number): string {
  return count < 10 ? `0${count}` : `${count}`
}
