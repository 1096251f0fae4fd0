import type { Reader } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import type { Person } from './person.ts'

/** How times are shown to somebody: in their zone, called as they call it; else in the organisation's. */
export function readerFor(person: Pick<Person, 'zone' | 'zoneSaid' | 'locale'>, home: NamedZone): Reader {
  const zone = person.zone ?? home.zone
  const zoneName = (person.zone && person.zoneSaid) || (zone === home.zone ? home.said : undefined)
  return { zone, ...(zoneName ? { said: zoneName } : {}), ...(person.locale ? { locale: person.locale } : {}) }
}
