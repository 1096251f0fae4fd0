import { readGroup } from '#charter/find-group.ts'
import type { Context } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { pickTermsHeld } from '#features/groups/terms-held.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import type { DeskReader } from './desk.ts'
import { requireDeskReader } from './desk-reader.ts'
import { everywhere, wordsIn } from './person-words.ts'
import { personWordsStore } from './person-words-store.ts'

/**
 * Somebody as those in charge see them. Chairs see names and offices: then `details` is null. `email` is for those who may
 * edit the roster of a group of theirs.
 */
export type KnownPerson = {
  person: string
  name: string
  groups: readonly string[]
  offices: readonly Pick<OfficeTerm, 'office' | 'group'>[]
  email: string | null
  details: Readonly<Record<string, string>> | null
}

/** `isCut`: there are more than are read. */
export type FoundPeople = { people: KnownPerson[]; of: number; isCut: boolean; from: number }

/** So many of those who are found are read; who is not among them is found by another word. */
const mostFound = 200
/** So many are shown at once. */
const onePage = 10

/**
 * The people that words mean, by name: those whose name, published answers or city begin with each of the words; or those
 * of a group that is named. Leaders find those of their groups. Read by an index, however many people there are.
 */
export async function findPeople(
  context: Context,
  { words, from }: { words: string; from: number },
): Promise<FoundPeople> {
  const reader = await requireDeskReader(context)
  const { found, rest } = readGroup(context.charter, words)
  const group = found.kind === 'one' && rest === '' ? found.group.id : null
  const scopes = scopesOf(reader, group)
  const said = group === null ? wordsIn(words) : []
  if (scopes.length === 0) return { people: [], of: 0, isCut: false, from: 0 }
  const beginning = (word: string) =>
    scopes.map((scope) => ({ keys: { $elemMatch: { $gte: `${scope}|${word}`, $lt: `${scope}|${word}\uffff` } } }))
  const filter = { $and: (said.length === 0 ? [''] : said).map((word) => ({ $or: beginning(word) })) }
  const matching = await context.store(personWordsStore).pick(filter, ['name'], { limit: mostFound + 1 })
  const sorted = matching.slice(0, mostFound).toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
  const first = Number.isInteger(from) && from > 0 && from < sorted.length ? from : 0
  const page = sorted.slice(first, first + onePage).map(({ _id }) => _id)
  const people = await knownPeople(context, reader, page)
  return { people, of: sorted.length, isCut: matching.length > mostFound, from: first }
}

/** One person, for somebody who answers for a group of theirs. @throws UserError for everybody else. */
export async function readKnownPerson(context: Context, { person }: { person: string }): Promise<KnownPerson> {
  const reader = await requireDeskReader(context)
  const [known] = await knownPeople(context, reader, [person])
  const isTheirs = known && (known.groups.length > 0 || (known.offices.length > 0 && reader.as !== 'leader'))
  if (known && isTheirs) return known
  throw new UserError('no-such-person', 'You can only see people of your own groups.', {
    next: [{ label: 'Find people', say: 'people' }],
  })
}

/** Where a reader may look: in the whole organisation, or in their groups; in one group where one is named. */
function scopesOf({ as, groups }: DeskReader, group: string | null): readonly string[] {
  if (group !== null) return groups.filter((one) => one === group)
  return as === 'leader' ? groups : [everywhere]
}

async function knownPeople(
  context: Context,
  { as, groups, knows }: DeskReader,
  ids: readonly string[],
): Promise<KnownPerson[]> {
  if (ids.length === 0) return []
  const { store } = context
  const among = { person: { $in: ids } }
  const [people, memberships, terms] = await Promise.all([
    store(personStore).pick({ _id: { $in: ids } }, ['name', 'email', 'details']),
    store(applicationStore).pick({ ...among, state: 'accepted' }, ['person', 'group']),
    pickTermsHeld(context, among, ['person', 'office', 'group']),
  ])
  const seen = (group: string | null) => (group === null ? as !== 'leader' : groups.includes(group))
  const known = (one: Pick<Person, '_id' | 'name' | 'email' | 'details'>): KnownPerson => {
    const offices = terms.filter(({ person, group }) => person === one._id && seen(group))
    const inGroups = new Set(memberships.filter(({ person }) => person === one._id).map(({ group }) => group))
    for (const { group } of offices) if (group !== null) inGroups.add(group)
    return {
      person: one._id,
      name: one.name || 'Someone without a name',
      groups: groups.filter((group) => inGroups.has(group)),
      offices: offices.map(({ office, group }) => ({ office, group })),
      email: knows.some((group) => inGroups.has(group)) ? one.email : null,
      details: as === 'chair' ? null : one.details,
    }
  }
  return ids.flatMap((id) => {
    const found = people.find(({ _id }) => _id === id)
    return found ? [known(found)] : []
  })
}
