import { actButton } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import { listed, people } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDate } from '#time/say-instant.ts'
import { dateAt, wallTimeAt } from '#time/wall-time.ts'
import { guessZone, readZone, type ZoneReading } from '#time/zone.ts'
import { cityName, zoneLabel } from '#time/zone-label.ts'
import { UserError } from '#user-error.ts'

/**
 * What somebody called their place. A little place whose name is one slip away from a large city is asked about: who says
 * "Sidney" may mean Sydney. @param near the zone they are known to be in, if any.
 */
export function cityMeant(words: string, near: string | null): ZoneReading {
  const reading = readZone(words, near ?? undefined)
  if (reading.kind === 'ask') return reading
  const guess = guessZone(words)
  if (guess.kind !== 'ask' || (reading.kind === 'zone' && !reading.common)) return reading
  const { choices, said: zoneName } = guess
  if (reading.kind === 'unknown') return guess
  const asNamed = { zone: reading.zone, said: reading.said, label: `${reading.said} (${zoneLabel(reading.zone)} time)` }
  return { kind: 'ask', said: zoneName, choices: [...choices, asNamed] }
}

/** One press for each reading of what somebody called a place. */
export function zoneChoices({ choices }: Extract<ZoneReading, { kind: 'ask' }>): Block {
  const presses = choices.slice(0, 5).map(({ zone, said, label }) => actButton(label, 'choose-zone', { zone, said }))
  return { kind: 'buttons', buttons: presses }
}

/** The one zone that was meant, in a form's field. @throws UserError where there are several, or none. */
export function zoneMeant(reading: ZoneReading, field: string): { zone: string; said: string } {
  if (reading.kind === 'zone') return { zone: reading.zone, said: reading.said }
  if (reading.kind === 'unknown')
    throw new UserError(
      'no-such-zone',
      `I don't know the place "${cutAt(reading.said, 60)}". Write a large city near you, for instance Nairobi.`,
      { field },
    )
  const labels = reading.choices.slice(0, 4).map(({ label }) => label)
  throw new UserError(
    'which-zone',
    `"${cutAt(reading.said, 60)}" can be more than one place. Write one of these: ${labels.join('; ')}.`,
    { field },
  )
}

/** How many of some people live in which zone; `unknown` = how many have not said. Counts, and no names. */
export type PeopleByZone = { zones: { zone: string; people: number }[]; unknown: number }

/** More places than these that share a clock are counted. */
const placesNamed = 3

/**
 * What clocks show for people elsewhere, the earliest first; places that show the same share a line: "Auckland Sat
 * 01:00, 3 people". The weekday stands where it is another day than the reader's.
 */
export function clockLines(
  { zones, unknown }: PeopleByZone,
  { at, zone: mine, home }: { at: Instant; zone: string; home: NamedZone },
): string[] {
  const here = dateAt(at, mine)
  const clocks = Map.groupBy(zones, ({ zone }) => wallTimeAt(at, zone))
  const lines = [...clocks]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([wall, there]) => {
      const [date = '', time = ''] = wall.split('T')
      const day = date === here ? '' : `${sayDate(date).slice(0, 3)} `
      const sum = there.reduce((total, one) => total + one.people, 0)
      return `${citiesOf(there, home)} ${day}${time}, ${people(sum)}`
    })
  return unknown === 0 ? lines : [...lines, `${people(unknown)} without a time zone yet`]
}

/** "Geneva, Lagos and 2 more places", where most people live first. */
function citiesOf(there: PeopleByZone['zones'], home: NamedZone): string {
  const labels = there
    .toSorted((one, other) => other.people - one.people || (one.zone < other.zone ? -1 : 1))
    .map(({ zone }) => cityName(zone, home))
  const more = labels.length - placesNamed
  const named = more > 0 ? [...labels.slice(0, placesNamed), `${more} more ${more === 1 ? 'place' : 'places'}`] : labels
  return listed(named)
}
