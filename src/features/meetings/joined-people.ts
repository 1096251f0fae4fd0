import type { Context } from '#context.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { audienceOf } from '#features/groups/roster.ts'
import { personStore } from '#features/people/person-store.ts'
import { workdaysIn } from '#time/days-off/day-off.ts'
import type { Attendee } from '#time/fair/attendees.ts'
import { usualHours } from '#time/fair/pain.ts'
import type { Instant } from '#time/instant.ts'

/** Somebody of a group, and since when. */
export type Joined = Attendee & { since: Instant }

/** The members and leaders of a group of whom it is known where they are, with their usual hours, and since when. */
export async function joinedPeople(context: Context, { group }: { group: string }): Promise<Joined[]> {
  const { charter, store } = context
  const audience = audienceOf(await readRoster(context, group))
  const people = await store(personStore).pick({ _id: { $in: audience.map(({ person }) => person) } }, [
    'zone',
    'hours',
  ])
  const known = new Map(people.map((person) => [person._id, person]))
  return audience.flatMap(({ person: id, since }) => {
    const { zone, hours } = known.get(id) ?? { zone: null }
    if (zone === null) return []
    const workdays = workdaysIn(zone) ?? charter.organisation.workdays
    return [{ id, zone, usual: { ...(hours ?? usualHours), workdays }, since }]
  })
}
