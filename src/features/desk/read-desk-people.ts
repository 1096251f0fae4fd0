import { type Charter, officeOf, publicFields } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { pickTermsHeld } from '#features/groups/terms-held.ts'
import { personStore } from '#features/people/person-store.ts'
import type { DeskScope } from './desk-scope.ts'
import type { RowRules } from './table.ts'

/** Somebody of the groups at the desk. What the reader may not know of them is null. */
export type PersonRow = {
  id: string
  name: string
  /** The groups that they are in or lead, of those the reader sees. */
  groups: string[]
  /** The offices that they hold, each with its group; null for one of the whole organisation. */
  offices: { title: string; group: string | null }[]
  /** What they agreed to publish, by the charter's fields: country and capacity, for instance. */
  published: string[]
  zone: string | null
  email: string | null
  /** Whether a message reaches them. */
  isReached: boolean | null
}

export const peopleShows = ['all', 'officers', 'unreached'] as const
export type PeopleShow = (typeof peopleShows)[number]

/** Everybody in the groups that the reader sees, by name. As many reads, however many they are. */
export async function readDeskPeople(
  context: Context,
  { scope, show }: { scope: DeskScope; show: PeopleShow },
): Promise<PersonRow[]> {
  const { charter, store, deliveries } = context
  const [members, terms] = await Promise.all([
    store(applicationStore).pick({ group: { $in: scope.sees }, state: 'accepted' }, ['person', 'group']),
    pickTermsHeld(context, { group: { $in: [...scope.sees, null] } }, ['person', 'office', 'group']),
  ])
  const termsOf = Map.groupBy(terms, ({ person }) => person)
  const groupsOf = Map.groupBy([...members, ...terms], ({ person }) => person)
  const ids = [...groupsOf.keys()]
  if (ids.length === 0) return []
  const knows = new Set<string | null>(scope.knows)
  const known = new Set(ids.filter((id) => groupsOf.get(id)?.some(({ group }) => knows.has(group))))
  const inGroups = new Set(members.map(({ person }) => person))
  const [people, reached] = await Promise.all([
    store(personStore).pick({ _id: { $in: ids } }, ['name', 'email', 'details', 'zone'], { sort: { name: 1 } }),
    known.size === 0 ? new Set<string>() : deliveries.reachable([...known]),
  ])
  // Their addresses are for who knows them, whatever they agreed to publish.
  const fields = publicFields(charter).filter(({ prefill, kind }) => prefill !== 'name' && kind !== 'email')
  const rows = people.map(({ _id, name, email, details, zone }): PersonRow => {
    const theirs = termsOf.get(_id) ?? []
    const isKnown = known.has(_id)
    const isMember = inGroups.has(_id)
    return {
      id: _id,
      name: name || 'No name yet',
      groups: [...new Set((groupsOf.get(_id) ?? []).flatMap(({ group }) => group ?? []))],
      offices: theirs.map(({ office, group }) => ({ title: officeOf(charter, office).title.one, group })),
      published: isMember ? fields.flatMap(({ id }) => details[id] || []) : [],
      ...(isKnown ? { zone, email, isReached: reached.has(_id) } : { zone: null, email: null, isReached: null }),
    }
  })
  if (show === 'officers') return rows.filter(({ offices }) => offices.length > 0)
  return show === 'unreached' ? rows.filter(({ isReached }) => isReached === false) : rows
}

/** How the table of people is searched and sorted. */
export function peopleRules({ groups }: Charter): RowRules<PersonRow> {
  const short = (ids: readonly string[]) => groups.filter(({ id }) => ids.includes(id)).map((group) => group.short)
  return {
    words: (row) => [
      ...[row.name, row.email ?? '', row.zone ?? ''],
      ...[...row.published, ...short(row.groups), ...row.offices.map(({ title }) => title)],
    ],
    group: ({ groups: theirs }) => theirs,
    sorts: {
      name: ({ name }) => name,
      groups: ({ groups: theirs }) => short(theirs).join(),
      about: ({ published }) => published.join(),
    },
  }
}
