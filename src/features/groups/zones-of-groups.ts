import type { Context } from '#context.ts'
import { ownGroups } from '#features/groups/access.ts'
import { audienceOf } from '#features/groups/roster.ts'
import type { PeopleByZone } from '#features/people/cards/zone-card.ts'
import { personStore } from '#features/people/person-store.ts'

/** Where the others in one's groups live: everybody counts once, however many groups they share. */
export async function zonesOfGroups(context: Context, _ask: object = {}): Promise<PeopleByZone> {
  const asked = (await ownGroups(context)).flatMap(({ roster }) => audienceOf(roster).map(({ person }) => person))
  const others = [...new Set(asked)].filter((person) => person !== context.by)
  const people = await context.store(personStore).find({ _id: { $in: others } })
  const known = people.flatMap(({ zone }) => zone ?? [])
  const zones = [...Map.groupBy(known, (zone) => zone)].map(([zone, there]) => ({ zone, people: there.length }))
  return { zones, unknown: others.length - known.length }
}
