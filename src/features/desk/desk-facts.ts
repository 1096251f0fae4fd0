import type { Charter } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import type { Desk } from './desk.ts'
import { type DeskRecord, deskStore } from './desk-store.ts'
import { readDesk } from './read-desk.ts'

/** What is true about the desk of somebody of the secretariat: the person, and what needs them now. */
export type DeskFacts = {
  about: DeskRecord
  charter: Charter
  desk: Desk
  people: ReadonlyMap<string, Person>
}

/** The facts of these desks, by person; whoever is not of the secretariat any more is left out. */
export async function deskFacts(context: Context, ids: readonly string[]): Promise<Map<string, DeskFacts>> {
  const { store, charter } = context
  const [records, found, desks] = await Promise.all([
    store(deskStore).find({ _id: { $in: ids } }),
    store(personStore).find({ _id: { $in: ids } }),
    Promise.all(ids.map((by) => readDesk({ ...context, by }))),
  ])
  const people = new Map(found.map((person) => [person._id, person]))
  return new Map(
    records.flatMap((about) => {
      const desk = desks.find((one) => one?.reader.person === about._id)
      return desk?.reader.as === 'secretariat' ? [[about._id, { about, charter, desk, people }] as const] : []
    }),
  )
}

/** Whoever comes into an office of the secretariat is sent the digest from then on. */
export async function openDesk(
  context: Context,
  { person, office, state }: Pick<OfficeTerm, 'person' | 'office'> & { state: string },
): Promise<void> {
  const { role } = context.charter.offices.find(({ id }) => id === office) ?? {}
  if (state !== 'accepted' || role !== 'secretariat') return
  await context.store(deskStore).insert({ _id: person, since: context.now }, entry(context, 'opened'))
}
