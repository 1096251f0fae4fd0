import type { Context } from '#context.ts'
import type { Selection } from '#feature.ts'
import { applicationStore } from './application-store.ts'
import { officeTermStore } from './group-store.ts'

/** The groups that a person is told of: where they are a member or hold an office; `all` for an office of the whole. */
type Concerned = readonly string[] | 'all'

/** The groups that a change of a person concerns. */
export async function concernedGroups({ store }: Context, person: string): Promise<Concerned> {
  const [memberships, terms] = await Promise.all([
    store(applicationStore).pick({ person, state: 'accepted' }, ['group']),
    store(officeTermStore).pick({ person, state: 'accepted' }, ['group']),
  ])
  if (terms.some(({ group }) => group === null)) return 'all'
  return [...memberships, ...terms].flatMap(({ group }) => group ?? [])
}

/** What to select of documents that name their group, for these groups; null for none. */
export function inGroups(groups: Concerned): Selection {
  if (groups === 'all') return {}
  return groups.length === 0 ? null : { group: { $in: groups } }
}

/** The groups that a changed term of office concerns: its own, or all where it is of the whole organisation. */
export function groupsOfTerm(group: unknown): Concerned {
  return typeof group === 'string' ? [group] : 'all'
}
