import { isDeepStrictEqual } from 'node:util'
import type { Charter } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { termsHeld } from '#features/groups/terms-held.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { type PersonWords, personWordsStore } from './person-words-store.ts'

/** The scope of a key that finds somebody in the whole organisation. */
export const everywhere = '*'

/** No person is found by more words than these. */
const mostWords = 40

/** The words of a text as they are compared: without accents and case, each of two letters or more. */
export function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[\p{L}\p{N}]{2,}/gu) ?? []
}

/**
 * The keys by which somebody is found: their name, what they agreed to publish but their e-mail address, and the city of
 * their zone; in each of their groups, and in the organisation. Somebody who belongs nowhere is not found.
 */
function keysOf(
  { name, details, zone }: Pick<Person, 'name' | 'details' | 'zone'>,
  groups: readonly string[],
  charter: Charter,
): string[] {
  if (groups.length === 0) return []
  const published = charter.fields.filter(({ kind, published: to }) => kind !== 'email' && to !== 'no')
  const said = [name, ...published.map(({ id }) => details[id] ?? ''), zone?.split('/').at(-1) ?? '']
  const words = [...new Set(said.flatMap(wordsIn))].slice(0, mostWords)
  return [everywhere, ...groups.filter((group) => group !== everywhere)].flatMap((scope) =>
    words.map((word) => `${scope}|${word}`),
  )
}

/** Writes down anew by what this person is found. Nothing is written where nothing has changed. */
export async function indexPerson(context: Context, id: string): Promise<void> {
  const { store, charter } = context
  const [person, memberships, terms] = await Promise.all([
    store(personStore).get(id),
    store(applicationStore).pick({ person: id, state: 'accepted' }, ['group']),
    termsHeld(context, { person: id }),
  ])
  if (person === null) return
  const groups = [...memberships, ...terms].map(({ group }) => group ?? everywhere)
  const keys = keysOf(person, [...new Set(groups)], charter)
  const indexed: PersonWords = { _id: id, name: person.name, keys }
  await store(personWordsStore).put(id, entry(context, 'indexed'), (before) =>
    before !== null && before.name === indexed.name && isDeepStrictEqual(before.keys, keys) ? before : indexed,
  )
}
