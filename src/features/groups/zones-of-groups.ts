import type { Context } from '#context.ts'
import { ownGroups } from '#features/groups/access.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { audienceOf } from '#features/groups/roster.ts'
import type { PeopleByZone } from '#features/people/cards/zone-card.ts'
import { personStore } from '#features/people/person-store.ts'

/**
 * The time zones of the others in the groups that the person is in or leads. Everybody counts once, however many groups
 * they share. An office of the whole organisation adds no group.
 */
export async function zonesOfGroups(context: Context, _ask: object = {}): Promise<PeopleByZone> {
  const groups = (await ownGroups(context)).filter(({ isAsked }) => isAsked).map(({ group }) => group.id)
  const asked = (await readRosters(context, groups)).flatMap((roster) => audienceOf(roster).map(({ person }) => person))
  const others = [...new Set(asked)].filter((person) => person !== context.by)
  const people = others.length === 0 ? [] : await context.store(personStore).pick({ _id: { $in: others } }, ['zone'])
  const known = people.flatMap(({ zone }) => zone ?? [])
  const zones = [...Map.groupBy(known, (zone) => zone)].map(([zone, there]) => ({ zone, people: there.length }))
  return { zones, unknown: others.length - known.length }
}
