import { type Charter, officesOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { type Absence, termsConcerned } from '#features/groups/absence.ts'
import { absenceStore } from '#features/groups/absence-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { termsHeld } from '#features/groups/terms-held.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'

/** What is true about an absence. */
export type AbsenceFacts = {
  about: Absence
  charter: Charter
  /** The terms of office that whoever is away holds; where somebody is to stand in, those for which they do. */
  terms: readonly OfficeTerm[]
  secretariat: readonly string[]
  people: ReadonlyMap<string, Person>
}

/** The facts of these absences, by id; those that are gone are left out. */
export async function absenceFacts(context: Context, ids: readonly string[]): Promise<Map<string, AbsenceFacts>> {
  const { store, charter } = context
  const absences = await store(absenceStore).find({ _id: { $in: [...ids] } })
  const offices = officesOf(charter, 'secretariat').map(({ id }) => id)
  const away = absences.map(({ person }) => person)
  const held = await termsHeld(context, { $or: [{ office: { $in: offices } }, { person: { $in: away } }] })
  const secretariat = [...new Set(held.filter(({ office }) => offices.includes(office)).map(({ person }) => person))]
  const named = [...secretariat, ...absences.flatMap(({ people, released }) => [...people, released?.person ?? ''])]
  const people = await readPeople(context, named)
  return new Map(
    absences.map((about) => {
      const terms = termsConcerned(about, held)
      return [about._id, { about, charter, terms, secretariat, people }]
    }),
  )
}
