import { wholeId } from '#charter/whole-group.ts'
import type { Context } from '#context.ts'
import type { Selection } from '#feature.ts'
import { everyGroup } from './absence.ts'
import { applicationStore } from './application-store.ts'
import { officeTermStore } from './group-store.ts'
import { absencesOf } from './read-absences.ts'

/**
 * The groups that a person is told of: where they are a member, hold an office or stand in; `all` for an office of the
 * whole.
 */
type Concerned = readonly string[] | 'all'

/** The groups that a change of a person concerns. */
export async function concernedGroups(context: Context, person: string): Promise<Concerned> {
  const { store } = context
  const [memberships, terms, absences] = await Promise.all([
    store(applicationStore).pick({ person, state: 'accepted' }, ['group']),
    store(officeTermStore).pick({ person, state: 'accepted' }, ['group']),
    absencesOf(context, [person]),
  ])
  const others = groupsOfAbsence(absences.flatMap(({ groups }) => groups))
  if (others === 'all' || terms.some(({ group }) => group === null)) return 'all'
  const whole = terms.length > 0 ? [wholeId] : []
  return [...new Set([...[...memberships, ...terms].flatMap(({ group }) => group ?? []), ...others, ...whole])]
}

/** What to select of documents that name their group, for these groups; null for none. */
export function inGroups(groups: Concerned): Selection {
  if (groups === 'all') return {}
  return groups.length === 0 ? null : { group: { $in: groups } }
}

/** The groups that a changed term of office concerns: its own and the whole, or all where it is of the whole organisation. */
export function groupsOfTerm(group: unknown): Concerned {
  return typeof group === 'string' ? [group, wholeId] : 'all'
}

/** The groups that an absence concerns, as it names them. */
export function groupsOfAbsence(groups: unknown): Concerned {
  const named = Array.isArray(groups) ? groups.map(String) : []
  return named.includes(everyGroup) ? 'all' : named
}
