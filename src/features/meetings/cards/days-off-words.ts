import type { PlaceOff } from '#features/meetings/preview/days-off.ts'
import { listed } from '#time/english-words.ts'
import { sayDate } from '#time/say-instant.ts'

/** More countries than these, and more holidays, are counted: a preview fits a phone. */
const named = 3

/**
 * "Public holiday in Kenya (Madaraka Day), 3 of 24. Weekend in Saudi Arabia and Egypt, 2 of 24.": what is the same in
 * several countries stands once. @param of how many are asked to come.
 */
export function sayDaysOff(places: readonly PlaceOff[], of: number): string {
  const holidays = places.filter(({ holiday }) => holiday !== null)
  const weekend = places.filter(({ holiday }) => holiday === null)
  const days = new Set(holidays.map(({ on }) => on))
  return [
    ...(days.size > 1 ? [sayHolidayDates(holidays, of)] : sayHolidays(holidays, of)),
    ...(weekend.length > 0 ? [sayDayOff(weekend, of)] : []),
  ].join(' ')
}

type Places = readonly PlaceOff[]

function sayHolidays(holidays: Places, of: number): string[] {
  const groups = [...Map.groupBy(holidays, ({ holiday }) => holiday).values()]
  const more = groups.length - named
  return [
    ...groups.slice(0, named).map((there) => sayDayOff(there, of)),
    ...(more > 0 ? [`And ${more} more public ${more === 1 ? 'holiday' : 'holidays'}.`] : []),
  ]
}

/** "Public holidays: Fri 20 Mar 2020 in Japan (3 of 24), Fri 1 May 2020 in Kenya and Peru (2 of 24) and 4 more." */
function sayHolidayDates(holidays: Places, of: number): string {
  const days = [...Map.groupBy(holidays, ({ on = '' }) => on)]
  const [where, ...elsewhere] = new Set(days.map(([, there]) => `${countries(there)} (${peopleIn(there)} of ${of})`))
  if (where !== undefined && elsewhere.length === 0)
    return `Public holidays in ${where}: ${sayDays(days.map(([on]) => on))}.`
  const dates = days
    .slice(0, named)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([on, there]) => `${sayDate(on)} in ${countries(there)} (${peopleIn(there)} of ${of})`)
  const more = days.length - named
  return `Public holidays: ${listed([...dates, ...(more > 0 ? [`${more} more`] : [])])}.`
}

/** "Mon 13 Apr 2020, Mon 25 May 2020 and 3 more". */
function sayDays(days: readonly string[]): string {
  const more = days.length - named
  return listed([...days.toSorted().slice(0, named).map(sayDate), ...(more > 0 ? [`${more} more`] : [])])
}

/** @param there places with the same day off. */
function sayDayOff(there: Places, of: number): string {
  const [{ holiday = null, on } = {}] = there
  const day = on === undefined ? '' : ` on ${sayDate(on)}`
  const what =
    holiday === null ? `Weekend in ${countries(there)}` : `Public holiday in ${countries(there)}${day} (${holiday})`
  return `${what}, ${peopleIn(there)} of ${of}.`
}

function peopleIn(there: Places): number {
  return there.reduce((sum, { people }) => sum + people, 0)
}

/** "Kenya, Japan and 5 more countries". */
function countries(places: Places): string {
  const all = places.map(({ country }) => country)
  const more = all.length - named
  const parts = more > 0 ? [...all.slice(0, named), `${more} more ${more === 1 ? 'country' : 'countries'}`] : all
  return listed(parts)
}
