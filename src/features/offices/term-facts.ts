import { type Charter, officesOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { termsHeld } from '#features/groups/terms-held.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'

/** What is true about a term of office. */
export type TermFacts = {
  about: OfficeTerm
  charter: Charter
  secretariat: readonly string[]
  people: ReadonlyMap<string, Person>
}

/** The facts of these terms, by id; those that are gone are left out. */
export async function termFacts(context: Context, ids: readonly string[]): Promise<Map<string, TermFacts>> {
  const { store, charter } = context
  const terms = await store(officeTermStore).find({ _id: { $in: [...ids] } })
  const offices = officesOf(charter, 'secretariat').map(({ id }) => id)
  const holding = await termsHeld(context, { office: { $in: offices } })
  const secretariat = [...new Set(holding.map(({ person }) => person))]
  const named = [...secretariat, ...terms.flatMap(({ person, offeredBy }) => [person, offeredBy])]
  const people = new Map((await store(personStore).find({ _id: { $in: named } })).map((person) => [person._id, person]))
  return new Map(terms.map((about) => [about._id, { about, charter, secretariat, people }]))
}
