import type { Context } from '#context.ts'
import type { Selection } from '#feature.ts'
import { applicationStore } from './application-store.ts'
import { officeTermStore } from './group-store.ts'

/** The groups that a person is told of: where they are a member or hold an office; `all` for an office of the whole. */
type Concerned = readonly string[] | 'all'

const known = new WeakMap<Context, Map<string, Promise<Concerned>>>()

/** The groups that a change of a person concerns. Several features ask this of one change: it is read once a context. */
export function concernedGroups(context: Context, person: string): Promise<Concerned> {
  const byPerson = known.get(context) ?? new Map<string, Promise<Concerned>>()
  known.set(context, byPerson)
  const reading = byPerson.get(person) ?? readConcerned(context, person)
  byPerson.set(person, reading)
  return reading
}

async function readConcerned({ store }: Context, person: string): Promise<Concerned> {
  const [memberships, terms] = await Promise.all([
    store(applicationStore).find({ person, state: 'accepted' }),
    store(officeTermStore).find({ person, state: 'accepted' }),
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
