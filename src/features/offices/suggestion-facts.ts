import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import type { Suggestion } from './suggestion.ts'
import { suggestionStore } from './suggestion-store.ts'

/** What is true about a suggestion. */
export type SuggestionFacts = { about: Suggestion; charter: Charter; people: ReadonlyMap<string, Person> }

/** The facts of these suggestions, by id. */
export async function suggestionFacts(context: Context, ids: readonly string[]): Promise<Map<string, SuggestionFacts>> {
  const { store, charter } = context
  const suggestions = await store(suggestionStore).find({ _id: { $in: [...ids] } })
  const people = await readPeople(
    context,
    suggestions.flatMap(({ person, by }) => [person, by]),
  )
  return new Map(suggestions.map((about) => [about._id, { about, charter, people }]))
}
