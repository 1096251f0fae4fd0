import type { PlaceOff } from '#meetings/preview/days-off.ts'
import { sayDate } from '#time/say-instant.ts'

/** More countries than these, and more holidays, are counted: a preview fits a phone. */
const named = 3

/**
 * "Public holiday in Kenya (Madaraka Day), 3 of 24. Weekend in Saudi Arabia and Egypt, 2 of 24.": what is the same in
 * several countries stands once. @param of how many are asked to come.
 */
export function sayDaysOff(places: readonly PlaceOff[], of: number): string {
  const groups = [...Map.groupBy(places, ({ holiday, on = '' }) => `${holiday} ${on}`).values()]
  const holidays = groups.filter(([first]) => first?.holiday !== null)
  const weekend = groups.filter(([first]) => first?.holiday === null)
  const more = holidays.length - named
  return [
    ...holidays.slice(0, named).map((there) => sayDayOff(there, of)),
    ...(more > 0 ? [`And ${more} more public ${more === 1 ? 'holiday' : 'holidays'}.`] : []),
    ...weekend.map((there) => sayDayOff(there, of)),
  ].join(' ')
}

/** @param there places with the same day off. */
function sayDayOff(there: readonly PlaceOff[], of: number): string {
  const people = there.reduce((sum, place) => sum + place.people, 0)
  const [{ holiday = null, on } = {}] = there
  const day = on === undefined ? '' : ` on ${sayDate(on)}`
  const what =
    holiday === null ? `Weekend in ${countries(there)}` : `Public holiday in ${countries(there)}${day} (${holiday})`
  return `${what}, ${people} of ${of}.`
}

/** "Kenya, Japan and 5 more countries". */
function countries(places: readonly PlaceOff[]): string {
  const all = places.map(({ country }) => country)
  const more = all.length - named
  const parts = more > 0 ? [...all.slice(0, named), `${more} more ${more === 1 ? 'country' : 'countries'}`] : all
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
