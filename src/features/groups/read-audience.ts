import type { Context } from '#context.ts'
import type { Person, QuietHours } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import type { Instant } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { audienceStore } from './audience-store.ts'
import { readRoster } from './read-roster.ts'
import { audienceOf, type Roster } from './roster.ts'

/** Somebody who is told of a group's meetings, and since when; where they are, and whether a message reaches them. */
export type Listener = {
  person: Person['_id']
  since: Instant
  zone: string | null
  hours?: QuietHours
  reached: boolean
}

/** Who is in a group, and of its members and leaders what matters for its meetings. It must not be altered. */
export type Audience = { roster: Roster; people: readonly Listener[] }

/** Who is told of the meetings of a group: remembered, and true all the same. It costs the same however many they are. */
export async function readAudience(context: Context, group: string): Promise<Audience> {
  const day = dateAt(context.now, context.charter.organisation.zone)
  return context.store(audienceStore).read({ group, day, at: context.present() }, async (open): Promise<Audience> => {
    const fresh = { ...context, store: open }
    const roster = await readRoster(fresh, group)
    const audience = audienceOf(roster)
    const ids = audience.map(({ person }) => person)
    const [people, reached] = await Promise.all([
      open(personStore).pick({ _id: { $in: ids } }, ['zone', 'hours']),
      context.deliveries.reachable(ids),
    ])
    const known = new Map(people.map((person) => [person._id, person]))
    return {
      roster,
      people: audience.map(({ person, since }) => {
        const { zone = null, hours } = known.get(person) ?? {}
        return { person, since, zone, ...(hours ? { hours } : {}), reached: reached.has(person) }
      }),
    }
  })
}
