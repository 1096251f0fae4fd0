import type { Charter } from '#charter/charter.ts'
import { note } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { Person } from '#features/people/person.ts'
import { listed } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import type { Away } from '../absence.ts'
import { type Leadership, standsInFor } from '../roster.ts'

type Named = ReadonlyMap<string, Pick<Person, 'name'>>

/** "For Amina Diallo, away until Sun 3 May.", for whoever is asked in the place of somebody; nothing for everybody else. */
export function forWhom(
  { roster, people, now }: { roster: Leadership; people: Named; now: Instant },
  to: object,
): Block[] {
  const reader = 'person' in to && typeof to.person === 'string' ? to.person : ''
  const absent = standsInFor(roster, reader)
  if (absent.length === 0) return []
  return [
    note(
      `For ${listed(absent.map(({ person, until }) => `${nameIn(people, person)}, away until ${sayDateAt(until, now)}`))}.`,
    ),
  ]
}

/** "You act for Amina Diallo, a leader of Procurement", for whoever does; null for everybody else. */
export function whyStandIn({ roster, people }: { roster: Leadership; people: Named }, to: object): string | null {
  const reader = 'person' in to && typeof to.person === 'string' ? to.person : ''
  const absent = standsInFor(roster, reader)
  return absent.length === 0 ? null : `You act for ${listed(absent.map(({ person }) => nameIn(people, person)))}.`
}

/** Why the secretariat is asked in the place of leaders who are all away; null where a group has none. */
export function whySecretariat(
  { roster, charter }: { roster: Leadership; charter: Charter },
  short: string,
): string | null {
  const { one, many } = charter.words.leader
  const { length } = roster.leaders
  if (length === 0) return null
  return `The ${length === 1 ? `${one} of ${short} is` : `${many} of ${short} are`} away. You are the secretariat.`
}

/** "Amina Diallo is away until Sun 3 May; Maria Silva stands in."; where nobody does, who helps. */
export function sayAway(
  { until, standIn }: Pick<Away, 'until' | 'standIn'>,
  { name, standInName, now }: { name: string; standInName: string | undefined; now: Instant },
): string {
  const instead = standIn === null ? 'Nobody acts for them.' : `${standInName || 'Someone'} acts for them.`
  return `${name} is away until ${sayDateAt(until, now)}. ${instead}`
}

function nameIn(people: Named, person: string): string {
  return people.get(person)?.name || 'someone'
}
