import type { Context } from '#context.ts'
import type { Person } from './person.ts'
import { personStore } from './person-store.ts'

/** The persons with these ids, by id, in one read. A person who is not known any more is left out. */
export async function readPeople(
  { store }: Pick<Context, 'store'>,
  ids: Iterable<string>,
): Promise<Map<string, Person>> {
  const found = await store(personStore).find({ _id: { $in: [...new Set(ids)] } })
  return new Map(found.map((person) => [person._id, person]))
}
