import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { type Audience, readAudience } from '#features/groups/read-audience.ts'
import { workdaysIn } from '#time/days-off/day-off.ts'
import type { Attendee } from '#time/fair/attendees.ts'
import { usualHours } from '#time/fair/pain.ts'
import type { Instant } from '#time/instant.ts'

/** Somebody of a group, and since when. */
export type Joined = Attendee & { since: Instant }

/** The members and leaders of a group of whom it is known where they are, with their usual hours, and since when. */
export async function joinedPeople(context: Context, { group }: { group: string }): Promise<readonly Joined[]> {
  return joinedOf(await readAudience(context, group), context.charter)
}

const known = new WeakMap<Audience, readonly Joined[]>()

/** The same, where it was read already who is told: of one audience one list, for which others work out things once. */
export function joinedOf(audience: Audience, { organisation }: Charter): readonly Joined[] {
  const found = known.get(audience)
  if (found) return found
  const people = audience.people.flatMap(({ person: id, since, zone, hours }) => {
    if (zone === null) return []
    const workdays = workdaysIn(zone) ?? organisation.workdays
    return [{ id, zone, usual: { ...(hours ?? usualHours), workdays }, since }]
  })
  known.set(audience, people)
  return people
}
