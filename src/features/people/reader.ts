import type { Reader } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import type { Instant } from '#time/instant.ts'
import type { Person } from './person.ts'

/**
 * How times are shown to somebody: in their zone, called as they call it; else in the organisation's. @param now when they
 * are shown; absent = they are kept, and every date has its year.
 */
export function readerFor(
  person: Pick<Person, 'zone' | 'zoneSaid' | 'locale'>,
  home: NamedZone,
  now?: Instant,
): Reader {
  const zone = person.zone ?? home.zone
  const zoneName = (person.zone && person.zoneSaid) || (zone === home.zone ? home.said : undefined)
  return {
    zone,
    ...(zoneName ? { said: zoneName } : {}),
    ...(person.locale ? { locale: person.locale } : {}),
    ...(now ? { now } : {}),
  }
}
