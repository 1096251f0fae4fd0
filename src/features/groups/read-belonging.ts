import { officesOf } from '#charter/charter.ts'
import { wholeId } from '#charter/whole-group.ts'
import type { Context } from '#context.ts'
import { applicationStore } from './application-store.ts'
import { pickTermsHeld } from './terms-held.ts'

/**
 * Which of these people are members or leaders of these groups, by group; with null of any group. It is asked of the
 * people, so its cost grows with them, and not with the groups.
 */
export async function readBelonging(
  context: Context,
  { people, groups }: { people: readonly string[]; groups: readonly string[] | null },
): Promise<Map<string, Set<string>>> {
  if (people.length === 0 || groups?.length === 0) return new Map()
  const asked = { person: { $in: people }, ...(groups === null ? {} : { group: { $in: groups } }) }
  const offices = officesOf(context.charter, 'leader').map(({ id }) => id)
  const [members, terms, holders] = await Promise.all([
    context.store(applicationStore).pick({ ...asked, state: 'accepted' }, ['person', 'group']),
    pickTermsHeld(context, { ...asked, office: { $in: offices } }, ['person', 'group']),
    groups?.includes(wholeId) ? pickTermsHeld(context, { person: { $in: people } }, ['person']) : [],
  ])
  const shared = new Map<string, Set<string>>()
  for (const { person, group } of [...members, ...terms])
    if (group !== null) shared.set(group, (shared.get(group) ?? new Set()).add(person))
  if (holders.length > 0) shared.set(wholeId, new Set(holders.map(({ person }) => person)))
  return shared
}
