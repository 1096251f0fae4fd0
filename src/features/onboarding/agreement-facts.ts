import type { Charter } from '#charter/charter.ts'
import type { Context, Links } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import type { Agreement } from './agreement.ts'
import { agreementStore } from './agreement-store.ts'

/** What is true about somebody and a version of the Terms. `about._id` is their own id. */
export type AgreementFacts = { about: Agreement; charter: Charter; links: Links; people: ReadonlyMap<string, Person> }

/** The facts of what these people were asked about the Terms, by person. */
export async function agreementFacts(context: Context, ids: readonly string[]): Promise<Map<string, AgreementFacts>> {
  const { store, charter, links } = context
  const found = await store(agreementStore).find({ _id: { $in: [...ids] } })
  const people = await readPeople(context, [...ids, ...found.flatMap(({ settled }) => settled?.by ?? [])])
  return new Map(found.map((about) => [about._id, { about, charter, links, people }]))
}
